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

/// How much of pages is compressed before it is sent.
const BATCH_BYTES: usize = 32 << 20;

/// Things under names.
trait Objects: Send + Sync {
    /// Keeps objects, in place of those that have their names; they are durable when it returns.
    fn put(&self, objects: Vec<(String, Vec<u8>)>) -> Result<(), Cause>;
    /// An object, where it is there and no larger than a limit.
    fn get(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, Cause>;
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
        let limit = codec::largest_frame(MAX_RAW_LENGTH);
        let damaged =
            |how: &str| StoreError::DamagedPage { place: self.address.clone(), page: page.digest, how: how.to_owned() };
        let frame = self.objects.get(&name(page.digest), limit);
        let frame =
            frame.map_err(|error| self.failure("read a page at", error))?.ok_or_else(|| damaged("is missing"))?;
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

/// Reads pages outside one after another, and remembers the last one: captures in a row often saw the same.
pub(super) struct Reader<'a> {
    outside: &'a Outside,
    last: Option<((i64, Digest), Vec<u8>)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(outside: &'a Outside) -> Self {
        Self { outside, last: None }
    }

    /// The bytes of a page.
    pub(super) fn get(&mut self, place: &Place, page: RawBody) -> Result<Vec<u8>, StoreError> {
        let key = (place.id, page.digest);
        if let Some((_, bytes)) = self.last.as_ref().filter(|(last, _)| *last == key) {
            return Ok(bytes.clone());
        }
        let bytes = self.outside.at(place)?.get(page)?;
        self.last = Some((key, bytes.clone()));
        Ok(bytes)
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
