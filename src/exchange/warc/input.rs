//! The bytes of a WARC file, decompressed member by member, so that reading can go on behind a damaged one.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use flate2::bufread::GzDecoder;

/// How a gzip member begins (RFC 1952).
const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];

/// A file of gzip members, or one that is not compressed.
pub(super) struct Input<R> {
    state: State<R>,
}

enum State<R> {
    Plain(R),
    Member(Box<GzDecoder<R>>),
    /// Between two states, and after the end.
    Over,
}

impl<R: BufRead + Seek> Input<R> {
    pub(super) fn new(inner: R) -> io::Result<Self> {
        let mut input = Self { state: State::Over };
        input.begin(inner)?;
        Ok(input)
    }

    /// How far the file was read, in its own bytes.
    pub(super) fn position(&mut self) -> u64 {
        let position = match &mut self.state {
            State::Plain(inner) => inner.stream_position(),
            State::Member(member) => member.get_mut().stream_position(),
            State::Over => Ok(0),
        };
        position.unwrap_or_default()
    }

    /// Goes to the next beginning of a member behind a damaged one; there is none in a file that is not compressed.
    pub(super) fn skip_damage(&mut self) -> io::Result<()> {
        let State::Member(member) = std::mem::replace(&mut self.state, State::Over) else { return Ok(()) };
        let mut inner = member.into_inner();
        let mut matched = 0;
        while matched < MAGIC.len() {
            let Some(&byte) = inner.fill_buf()?.first() else { return Ok(()) };
            inner.consume(1);
            matched = match byte {
                _ if byte == MAGIC[matched] => matched + 1,
                _ => usize::from(byte == MAGIC[0]),
            };
        }
        inner.seek(SeekFrom::Current(-(MAGIC.len() as i64)))?;
        self.begin(inner)
    }

    fn begin(&mut self, mut inner: R) -> io::Result<()> {
        let is_gzip = inner.fill_buf()?.starts_with(&MAGIC[..2]);
        self.state = if is_gzip { State::Member(Box::new(GzDecoder::new(inner))) } else { State::Plain(inner) };
        Ok(())
    }
}

impl<R: BufRead + Seek> Read for Input<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let member = match &mut self.state {
                State::Plain(inner) => return inner.read(buffer),
                State::Over => return Ok(0),
                State::Member(member) => member,
            };
            match member.read(buffer)? {
                0 if !buffer.is_empty() => {}
                length => return Ok(length),
            }
            let State::Member(member) = std::mem::replace(&mut self.state, State::Over) else { return Ok(0) };
            let mut inner = member.into_inner();
            // Padding behind the last member is no member.
            if inner.fill_buf()?.starts_with(&MAGIC[..2]) {
                self.begin(inner)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn member(text: &str) -> Vec<u8> {
        let mut member = GzEncoder::new(Vec::new(), Compression::default());
        member.write_all(text.as_bytes()).unwrap();
        member.finish().unwrap()
    }

    fn read(bytes: Vec<u8>) -> (String, bool) {
        let mut input = Input::new(Cursor::new(bytes)).unwrap();
        let (mut text, mut was_damaged) = (Vec::new(), false);
        for _ in 0..10 {
            if input.read_to_end(&mut text).is_ok() {
                break;
            }
            was_damaged = true;
            input.skip_damage().unwrap();
        }
        (String::from_utf8_lossy(&text).into_owned(), was_damaged)
    }

    #[test]
    fn members_follow_each_other_and_padding_ends_them() {
        assert_eq!(read([member("one "), member("two")].concat()), ("one two".to_owned(), false));
        assert_eq!(read([member("one"), vec![0; 512]].concat()), ("one".to_owned(), false));
        assert_eq!(read(b"plain".to_vec()), ("plain".to_owned(), false));
        assert_eq!(read(Vec::new()), (String::new(), false));
    }

    #[test]
    fn behind_a_damaged_member_reading_goes_on() {
        let mut damaged = member("two two two");
        let middle = damaged.len() / 2;
        damaged[middle] ^= 0xff;
        let (text, was_damaged) = read([member("one "), damaged, member("three")].concat());
        assert!(was_damaged && text.starts_with("one ") && text.ends_with("three"), "{text}");
        let cut = member("gone");
        assert!(read([member("one"), cut[..cut.len() - 4].to_vec()].concat()).1);
    }
}
