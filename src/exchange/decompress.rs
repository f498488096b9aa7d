//! Compressed bytes to plain ones, never more than a page may have.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::import::MAX_PAGE;

/// Undoes one content coding (RFC 9110, section 8.4.1) by its name; `None` for one that is not known.
pub(super) fn undo(coding: &str, bytes: &[u8]) -> Option<io::Result<Vec<u8>>> {
    Some(match coding.trim().to_ascii_lowercase().as_str() {
        "identity" | "" => Ok(bytes.to_vec()),
        "gzip" | "x-gzip" => bounded(MultiGzDecoder::new(bytes)),
        // Servers mean either by this name.
        "deflate" => bounded(ZlibDecoder::new(bytes)).or_else(|_| bounded(DeflateDecoder::new(bytes))),
        "br" => bounded(brotli_decompressor::Decompressor::new(bytes, 4096)),
        "zstd" => zstd::Decoder::new(bytes).and_then(bounded),
        _ => return None,
    })
}

/// Reads to the end, or fails where that is too far.
pub(super) fn bounded(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let length = input.take(MAX_PAGE as u64 + 1).read_to_end(&mut bytes)?;
    if length > MAX_PAGE { Err(io::Error::other("it is larger than a page may be")) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{
        Compression,
        write::{DeflateEncoder, GzEncoder, ZlibEncoder},
    };

    use super::*;

    #[test]
    fn every_coding_of_the_web_is_undone() {
        let text = b"The ferry carries 12 cars.".repeat(9);
        macro_rules! coded {
            ($coder:ident) => {{
                let mut coder = $coder::new(Vec::new(), Compression::default());
                coder.write_all(&text).unwrap();
                coder.finish().unwrap()
            }};
        }
        let table = [
            ("identity", text.clone()),
            ("GZIP", coded!(GzEncoder)),
            ("deflate", coded!(ZlibEncoder)),
            ("deflate", coded!(DeflateEncoder)),
            ("zstd", zstd::encode_all(&text[..], 3).unwrap()),
            // `brotli -c` of `hello`.
            ("br", b"\x0b\x02\x80hello\x03".to_vec()),
        ];
        for (coding, bytes) in table {
            let expected = if coding == "br" { b"hello".to_vec() } else { text.clone() };
            assert_eq!(undo(coding, &bytes).unwrap().unwrap(), expected, "{coding}");
        }
        assert!(undo("compress", &text).is_none());
        assert!(undo("br", &text).unwrap().is_err());
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let mut coder = GzEncoder::new(Vec::new(), Compression::best());
        for _ in 0..65 {
            coder.write_all(&vec![0; 1 << 20]).unwrap();
        }
        let bomb = coder.finish().unwrap();
        assert!(bomb.len() < 1 << 18 && undo("gzip", &bomb).unwrap().is_err());
    }
}
