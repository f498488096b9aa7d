//! Reads DER (ITU-T X.690, section 10), the encoding of tokens and certificates.
//!
//! Only what a time-stamp needs: tags of one byte, lengths up to 4 GiB. Nothing is copied and nothing recurses; a value
//! inside another is read where somebody asks for it.

use super::TimestampError;

pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTETS: u8 = 0x04;
pub(super) const OBJECT: u8 = 0x06;
pub(super) const UTF8: u8 = 0x0c;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// The tag of a constructed value of this number in its context.
pub(super) const fn context(number: u8) -> u8 {
    0xa0 | number
}

/// One value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) tag: u8,
    /// What it holds.
    pub(super) content: &'a [u8],
    /// All of it, with its tag and length.
    pub(super) whole: &'a [u8],
}

impl<'a> Value<'a> {
    /// The values inside it.
    pub(super) fn values(self) -> Reader<'a> {
        Reader(self.content)
    }
}

/// Values one behind the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    /// The next value, whatever it is; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Value<'a>>, TimestampError> {
        let cut_off = TimestampError::Malformed("it is cut off");
        let Some(&tag) = self.0.first() else { return Ok(None) };
        let first = *self.0.get(1).ok_or(cut_off.clone())?;
        let (length, head) = match first {
            0..=0x7f => (usize::from(first), 2),
            0x81..=0x84 => {
                let head = 2 + usize::from(first & 0x7f);
                let bytes = self.0.get(2..head).ok_or(cut_off.clone())?;
                (bytes.iter().fold(0, |length, &byte| length << 8 | usize::from(byte)), head)
            }
            _ => return Err(TimestampError::Malformed("a length has a form that DER does not allow")),
        };
        let end = head.checked_add(length).filter(|end| *end <= self.0.len()).ok_or(cut_off)?;
        let (whole, rest) = self.0.split_at(end);
        self.0 = rest;
        Ok(Some(Value { tag, content: &whole[head..], whole }))
    }

    /// The next value, which must have this tag.
    pub(super) fn expect(&mut self, tag: u8, what: &'static str) -> Result<Value<'a>, TimestampError> {
        self.next()?.filter(|value| value.tag == tag).ok_or(TimestampError::Malformed(what))
    }

    /// The next value where it has this tag; else it stays where it is.
    pub(super) fn optional(&mut self, tag: u8) -> Result<Option<Value<'a>>, TimestampError> {
        if self.0.first() == Some(&tag) { self.next() } else { Ok(None) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_every_form_are_read_and_wrong_ones_refused() {
        let long = [&[4, 0x82, 1, 0][..], &[7; 256]].concat();
        let table: [(&[u8], Option<usize>); 7] = [
            (&[4, 0], Some(0)),
            (&[4, 2, 1, 2, 9], Some(2)),
            (&long, Some(256)),
            (&[4], None),
            (&[4, 3, 1], None),
            (&[4, 0x80, 0, 0], None),
            (&[4, 0x84, 0xff, 0xff, 0xff, 0xff], None),
        ];
        for (bytes, length) in table {
            let read = Reader(bytes).next().ok().flatten().map(|value| value.content.len());
            assert_eq!(read, length, "{bytes:02x?}");
        }
    }

    #[test]
    fn a_value_that_is_not_there_leaves_the_next_one() {
        let mut reader = Reader(&[2, 1, 5, 1, 1, 0xff]);
        assert!(reader.optional(BOOLEAN).unwrap().is_none());
        assert_eq!(reader.expect(INTEGER, "a number").unwrap().content, [5]);
        assert!(reader.expect(INTEGER, "a number").is_err());
        assert!(reader.next().unwrap().is_none());
    }
}
