//! Pages as received that lie outside the database: in a bucket or a folder, named by the SHA-256 of their bytes.
//!
//! A page is there, whole and durable, before any record names it, and is compared with its digest whenever it is read.
//! Each is a Zstandard frame of its own, `ab/abcd….zst`, so that `zstd -d` and `sha256sum` check it without this program.
//! Which rows name which pages is the backends' business; how a page is kept is that of [`Objects`].

#[cfg(feature = "s3")]
mod bucket;
mod folder;

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    Cause, StoreError,
    codec::{self, Decoder},
    record::MAX_RAW_LENGTH,
};
use crate::model::{Digest, RawBody};

/// How much of pages is compressed before it is sent, and read ahead.
const BATCH_BYTES: usize = 32 << 20;

/// How many pages are read at once.
const AHEAD: usize = 16;

/// Things under names.
trait Objects: Send + Sync {
    /// Keeps objects, in place of those that have their names; they are durable when it returns.
    fn put(&self, objects: Vec<(String, Vec<u8>)>) -> Result<(), Cause>;
    /// An object, where it is there and no larger than a limit.
    fn get(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, Cause>;
    /// Several objects, each with its limit.
    fn get_all(&self, objects: &[(String, usize)]) -> Vec<Result<Option<Vec<u8>>, Cause>> {
        objects.iter().map(|(name, limit)| self.get(name, *limit)).collect()
    }
    /// Takes objects away; those that are not there are passed over.
    fn delete(&self, names: Vec<String>) -> Result<(), Cause>;
}

/// Pages at one place.
pub(super) struct Pages {
    /// The place with its folder, as it is shown.
    address: String,
    objects: Box<dyn Objects>,
}

impl Pages {
    fn open(address: &str) -> Result<Self, StoreError> {
        let refused = |source| StoreError::Pages { place: address.to_owned(), doing: "use", source };
        let objects: Box<dyn Objects> = match address.split_once("://") {
            Some(("file", path)) => Box::new(folder::Folder::open(path).map_err(refused)?),
            #[cfg(feature = "s3")]
            Some(("s3", _)) => Box::new(bucket::Bucket::open(address).map_err(refused)?),
            #[cfg(not(feature = "s3"))]
            Some(("s3", _)) => return Err(StoreError::LeftOut { store: address.into(), feature: "s3" }),
            _ => return Err(refused("a place for pages begins with `s3://` or `file:///`".into())),
        };
        Ok(Self { address: address.to_owned(), objects })
    }

    /// Keeps pages, whether they are there already or not.
    pub(super) fn put(&self, pages: &[(Digest, &[u8])]) -> Result<(), StoreError> {
        let mut rest = pages;
        while !rest.is_empty() {
            let (mut objects, mut bytes) = (Vec::new(), 0);
            while let Some(((digest, page), others)) = rest.split_first().filter(|_| bytes < BATCH_BYTES) {
                let frame = codec::compress(page, &[]).map_err(|error| self.failure("compress pages for", error))?;
                bytes += page.len();
                objects.push((name(*digest), frame));
                rest = others;
            }
            self.objects.put(objects).map_err(|error| self.failure("keep pages at", error))?;
        }
        Ok(())
    }

    /// The bytes of a page; what is there must be what was put.
    pub(super) fn get(&self, page: RawBody) -> Result<Vec<u8>, StoreError> {
        let frame = self.objects.get(&name(page.digest), limit_of(page));
        self.read(page, frame)
    }

    /// The bytes of several pages, asked for at once where the place allows it.
    fn get_all(&self, pages: &[RawBody]) -> Vec<Result<Vec<u8>, StoreError>> {
        let names: Vec<(String, usize)> = pages.iter().map(|page| (name(page.digest), limit_of(*page))).collect();
        let frames = self.objects.get_all(&names);
        pages.iter().zip(frames).map(|(page, frame)| self.read(*page, frame)).collect()
    }

    fn read(&self, page: RawBody, frame: Result<Option<Vec<u8>>, Cause>) -> Result<Vec<u8>, StoreError> {
        let place = || self.address.clone();
        let damaged = |how: &str| StoreError::DamagedPage { place: place(), page: page.digest, how: how.to_owned() };
        let frame = frame.map_err(|error| self.failure("read a page at", error))?;
        let frame = frame.ok_or_else(|| StoreError::MissingPage { place: place(), page: page.digest })?;
        let bytes = Decoder::new().decompress(&frame, &[], MAX_RAW_LENGTH);
        let bytes = bytes.map_err(|error| damaged(&format!("is damaged: {error}")))?;
        if Digest::of(&bytes) == page.digest { Ok(bytes) } else { Err(damaged("is not what its name says")) }
    }

    /// Takes pages away.
    pub(super) fn delete(&self, pages: &[Digest]) -> Result<(), StoreError> {
        let names = pages.iter().copied().map(name).collect();
        self.objects.delete(names).map_err(|error| self.failure("remove pages at", error))
    }

    fn failure(&self, doing: &'static str, source: impl Into<Cause>) -> StoreError {
        StoreError::Pages { place: self.address.clone(), doing, source: source.into() }
    }
}

/// The largest frame that a page of that length can be.
fn limit_of(page: RawBody) -> usize {
    codec::largest_frame(usize::try_from(page.length).unwrap_or(MAX_RAW_LENGTH).min(MAX_RAW_LENGTH))
}

fn name(digest: Digest) -> String {
    let digest = digest.to_string();
    format!("{}/{digest}.zst", &digest[..2])
}

/// A place as the tables know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Its number.
    pub(super) id: i64,
    /// The place that the user named, and this store's own folder there.
    pub(super) address: String,
}

impl Place {
    pub(super) fn new(id: i64, base: &str, folder: &str) -> Self {
        Self { id, address: format!("{}/{folder}", base.trim_end_matches('/')) }
    }
}

/// Pages that a store names and that lie outside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagesElsewhere {
    /// The place, with the folder there that is the store's own.
    pub place: String,
    /// How many pages of it the store needs.
    pub pages: u64,
}

/// Where the bytes of a capture are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Whereabouts {
    /// There is no such capture.
    NoCapture,
    /// A rule removed them.
    Removed,
    /// They are not here.
    Absent,
    /// They are the frame of this number among those of the article.
    Frame(u32),
    /// They are a page outside.
    Outside(Place, RawBody),
}

/// The places outside that a store uses.
#[derive(Default)]
pub(super) struct Outside {
    open: RefCell<HashMap<i64, Arc<Pages>>>,
    /// Where further pages go.
    chosen: Option<Place>,
}

impl Outside {
    /// Lets further pages go to a place.
    pub(super) fn choose(&mut self, place: Place) {
        self.chosen = Some(place);
    }

    /// Where further pages go.
    pub(super) fn chosen(&self) -> Option<&Place> {
        self.chosen.as_ref()
    }

    /// The pages at a place.
    pub(super) fn at(&self, place: &Place) -> Result<Arc<Pages>, StoreError> {
        if let Some(pages) = self.open.borrow().get(&place.id) {
            return Ok(Arc::clone(pages));
        }
        let pages = Arc::new(Pages::open(&place.address)?);
        self.open.borrow_mut().insert(place.id, Arc::clone(&pages));
        Ok(pages)
    }

    /// Keeps pages at the place where further ones go, before a step that records them, but those that are said to be
    /// there; `None` where they go into the database.
    pub(super) fn keep<'a>(&self, pages: &[(Digest, &'a [u8], bool)]) -> Result<Option<Kept<'a>>, StoreError> {
        let Some(place) = &self.chosen else { return Ok(None) };
        let at = self.at(place)?;
        let new: HashMap<Digest, &[u8]> =
            pages.iter().filter(|(.., is_there)| !is_there).map(|(digest, page, _)| (*digest, *page)).collect();
        let put = new.keys().copied().collect();
        at.put(&new.into_iter().collect::<Vec<_>>())?;
        let received = pages.iter().map(|(digest, page, _)| (*digest, *page)).collect();
        Ok(Some(Kept { place: place.id, pages: at, received, put }))
    }
}

/// Looks at something once more where a page was missing outside: a rule may have removed it between the look at its row
/// and the look at its place, and its row says so now.
pub(super) fn twice<T>(look: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
    match look() {
        Err(StoreError::MissingPage { .. }) => look(),
        done => done,
    }
}

/// Reads pages outside one after another, several of those that will be asked for next at once.
pub(super) struct Reader<'a> {
    outside: &'a Outside,
    expected: Vec<(Place, RawBody)>,
    /// Where each page stands first among those.
    places: HashMap<PageKey, usize>,
    /// How many of those are behind.
    behind: usize,
    held: HashMap<PageKey, Vec<u8>>,
    /// Places that gave none of the pages asked for at once: each further one would be waited for as long.
    silent: HashSet<i64>,
}

/// A page at a place of that number.
type PageKey = (i64, Digest);

impl<'a> Reader<'a> {
    pub(super) fn new(outside: &'a Outside) -> Self {
        Self {
            outside,
            expected: Vec::new(),
            places: HashMap::new(),
            behind: 0,
            held: HashMap::new(),
            silent: HashSet::new(),
        }
    }

    /// Says which pages will be asked for, in their order.
    pub(super) fn expect(&mut self, pages: Vec<(Place, RawBody)>) {
        self.places.clear();
        for (index, (place, page)) in pages.iter().enumerate() {
            self.places.entry((place.id, page.digest)).or_insert(index);
        }
        (self.expected, self.behind) = (pages, 0);
    }

    /// The bytes of a page.
    pub(super) fn get(&mut self, place: &Place, page: RawBody) -> Result<Vec<u8>, StoreError> {
        let key = (place.id, page.digest);
        if let Some(bytes) = self.held.get(&key) {
            return Ok(bytes.clone());
        }
        if self.silent.contains(&place.id) {
            let (place, source) = (place.address.clone(), "it gave none of those before".into());
            return Err(StoreError::Pages { place, doing: "read a page at", source });
        }
        let bodies = self.ahead(place, page);
        self.held.clear();
        let (mut first, mut is_silent) = (None, true);
        for (body, bytes) in bodies.iter().zip(self.outside.at(place)?.get_all(&bodies)) {
            is_silent &= matches!(bytes, Err(StoreError::Pages { .. }));
            match bytes {
                Ok(bytes) => drop(self.held.insert((place.id, body.digest), bytes)),
                // What is wrong with a later one is told when it is asked for.
                Err(error) => first = first.or(Some(error).filter(|_| body.digest == page.digest)),
            }
        }
        if is_silent {
            self.silent.insert(place.id);
        }
        match (self.held.get(&key), first) {
            (Some(bytes), _) => Ok(bytes.clone()),
            (None, Some(error)) => Err(error),
            (None, None) => self.outside.at(place)?.get(page),
        }
    }

    /// A page, and those expected next at the same place, as many as are read at once.
    fn ahead(&mut self, place: &Place, page: RawBody) -> Vec<RawBody> {
        let (mut pages, mut bytes) = (vec![page], page.length);
        let Some(&index) = self.places.get(&(place.id, page.digest)).filter(|index| **index >= self.behind) else {
            return pages;
        };
        self.behind = index + 1;
        for (_, next) in self.expected[index + 1..].iter().take_while(|next| next.0.id == place.id) {
            bytes += next.length;
            if pages.len() == AHEAD || bytes > BATCH_BYTES as u64 {
                break;
            }
            pages.push(*next);
            self.behind += 1;
        }
        pages
    }
}

/// Checks that there can be pages at a place as a user names it.
pub(super) fn check_place(base: &str) -> Result<(), StoreError> {
    Pages::open(base).map(drop)
}

/// Pages that were kept before the step that records them.
pub(super) struct Kept<'a> {
    /// The number of their place.
    pub(super) place: i64,
    pages: Arc<Pages>,
    received: HashMap<Digest, &'a [u8]>,
    put: HashSet<Digest>,
}

impl Kept<'_> {
    /// Keeps a page that is recorded, unless that was done before.
    pub(super) fn ensure(&self, digest: Digest) -> Result<(), StoreError> {
        if self.put.contains(&digest) { Ok(()) } else { self.put_again(digest) }
    }

    /// Keeps a page once more, because a rule may have removed it meanwhile.
    pub(super) fn put_again(&self, digest: Digest) -> Result<(), StoreError> {
        self.received.get(&digest).map_or(Ok(()), |page| self.pages.put(&[(digest, page)]))
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_page_reads_back_and_what_is_missing_or_altered_is_named() {
        let folder = TempDir::new().unwrap();
        let address = format!("file://{}", folder.path().join("pages").display());
        let pages = Pages::open(&address).unwrap();
        let (one, other) = (b"one page".as_slice(), vec![7; 100_000]);
        let body = |bytes: &[u8]| RawBody { digest: Digest::of(bytes), length: bytes.len() as u64 };
        pages.put(&[(Digest::of(one), one), (Digest::of(&other), &other)]).unwrap();
        pages.put(&[(Digest::of(one), one)]).unwrap();
        assert_eq!(pages.get(body(one)).unwrap(), one);
        assert_eq!(pages.get(body(&other)).unwrap(), other);
        let told = |bytes| pages.get(body(bytes)).unwrap_err().to_string();
        let file = folder.path().join("pages").join(name(Digest::of(one)));
        std::fs::write(&file, codec::compress(b"another page", &[]).unwrap()).unwrap();
        assert!(told(one).ends_with("is not what its name says"), "{}", told(one));
        std::fs::write(&file, "nonsense").unwrap();
        assert!(told(one).contains("is damaged"), "{}", told(one));
        pages.delete(&[Digest::of(one), Digest::of(one)]).unwrap();
        assert_eq!(told(one), format!("the page {} at `{address}` is missing", Digest::of(one)));
        assert_eq!(pages.get(body(&other)).unwrap(), other);
    }

    #[test]
    fn a_place_that_is_none_is_refused() {
        for place in ["", "pages", "ftp://host/pages", "file://relative", "file://host/pages"] {
            assert!(check_place(place).is_err(), "{place}");
        }
        assert_eq!(Place::new(1, "s3://bucket/news/", "ab").address, "s3://bucket/news/ab");
    }
}
