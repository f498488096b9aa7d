//! Compression of a text or page against an earlier one (Zstandard, RFC 8878).
//!
//! Each frame carries its decoded size and a checksum, so that a wrong or damaged earlier content shows instead of
//! decoding to something else. Where a chain of frames begins and how long it may be is the backend's to say.

use zstd::zstd_safe::{CCtx, CParameter, DCtx, get_error_name, get_frame_content_size};

/// Enough for deltas, which are mostly references to the earlier content: of 81 bytes, level 6 saves 11 in a third more
/// time, level 19 saves 4 in ten times the time (`benches/store`).
const LEVEL: i32 = 3;

/// The first bytes of a trained dictionary, which a decoder would take apart instead of using it as it is.
const DICTIONARY_MAGIC: [u8; 4] = [0x37, 0xa4, 0x30, 0xec];

/// Windows at least this large look for repeats far away too.
const LONG_WINDOW: u32 = 20;

/// Why a frame could not be written or read.
#[derive(Debug, thiserror::Error)]
pub(super) enum CodecError {
    #[error("compression failed: {0}")]
    Zstd(&'static str),
    #[error("the frame does not say how large its content is")]
    NoSize,
    #[error("the frame holds {length} bytes, more than the {limit} that are allowed")]
    TooLarge { length: u64, limit: usize },
}

/// What stands before every frame.
const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// How a frame is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Whole, with a checksum.
    Whole,
    /// Without the magic number and the checksum, for contents so small that 8 bytes count.
    Bare,
}

/// Whether bytes can stand as the earlier content of others.
pub(super) fn may_be_prefix(bytes: &[u8]) -> bool {
    !bytes.starts_with(&DICTIONARY_MAGIC)
}

/// Compresses a content, against an earlier one where that is not empty.
pub(super) fn compress(content: &[u8], earlier: &[u8]) -> Result<Vec<u8>, CodecError> {
    compress_as(Form::Whole, content, earlier)
}

/// Compresses a small content to a frame without magic number and checksum.
pub(super) fn compress_bare(content: &[u8], earlier: &[u8]) -> Result<Vec<u8>, CodecError> {
    Ok(compress_as(Form::Bare, content, earlier)?.split_off(MAGIC.len()))
}

/// The most bytes that a frame of so many takes.
pub(super) fn largest_frame(length: usize) -> usize {
    zstd::zstd_safe::compress_bound(length)
}

fn compress_as(form: Form, content: &[u8], earlier: &[u8]) -> Result<Vec<u8>, CodecError> {
    let mut compressor = CCtx::create();
    let window = (content.len() + earlier.len()).max(1024).next_power_of_two().trailing_zeros().min(30);
    let parameters = [
        CParameter::CompressionLevel(LEVEL),
        CParameter::ChecksumFlag(form == Form::Whole),
        CParameter::ContentSizeFlag(true),
        CParameter::WindowLog(window),
        CParameter::EnableLongDistanceMatching(window >= LONG_WINDOW),
    ];
    for parameter in parameters {
        compressor.set_parameter(parameter).map_err(zstd_error)?;
    }
    compressor.set_pledged_src_size(Some(content.len() as u64)).map_err(zstd_error)?;
    if !earlier.is_empty() {
        compressor.ref_prefix(earlier).map_err(zstd_error)?;
    }
    let mut frame = Vec::with_capacity(largest_frame(content.len()));
    compressor.compress2(&mut frame, content).map_err(zstd_error)?;
    frame.shrink_to_fit();
    Ok(frame)
}

/// Reads frames; kept between frames because to set one up takes longer than to read one.
pub(super) struct Decoder(DCtx<'static>);

impl Decoder {
    pub(super) fn new() -> Self {
        Self(DCtx::create())
    }

    /// The content of a frame that was compressed against an earlier content, if that is not empty.
    pub(super) fn decompress(&mut self, frame: &[u8], earlier: &[u8], limit: usize) -> Result<Vec<u8>, CodecError> {
        let length = get_frame_content_size(frame).ok().flatten().ok_or(CodecError::NoSize)?;
        if length > limit as u64 {
            return Err(CodecError::TooLarge { length, limit });
        }
        let mut content = Vec::with_capacity(length as usize);
        self.0.decompress_using_dict(&mut content, frame, earlier).map_err(zstd_error)?;
        Ok(content)
    }

    /// The content of a frame without magic number.
    pub(super) fn decompress_bare(
        &mut self,
        frame: &[u8],
        earlier: &[u8],
        limit: usize,
    ) -> Result<Vec<u8>, CodecError> {
        self.decompress(&[&MAGIC, frame].concat(), earlier, limit)
    }
}

fn zstd_error(code: usize) -> CodecError {
    CodecError::Zstd(get_error_name(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 1 << 20;

    #[test]
    fn a_small_change_costs_little_and_reads_back() {
        let words: Vec<String> = (0..900).map(|n| format!("word{}", n * 7919 % 5000)).collect();
        let old = words.join(" ");
        let new = old.replacen("word0 ", "another ", 1);
        let frame = compress(new.as_bytes(), old.as_bytes()).unwrap();
        assert!(frame.len() < 60, "{}", frame.len());
        assert_eq!(Decoder::new().decompress(&frame, old.as_bytes(), LIMIT).unwrap(), new.as_bytes());
    }

    #[test]
    fn a_small_change_in_a_page_larger_than_usual_windows_is_found() {
        let mut seed = 1_u64;
        let mut noise = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as u8
        };
        let old: Vec<u8> = (0..9_000_000).map(|_| noise()).collect();
        let mut new = old.clone();
        new[4_000_000] ^= 1;
        let frame = compress(&new, &old).unwrap();
        assert!(frame.len() < 20_000, "{}", frame.len());
        assert!(Decoder::new().decompress(&frame, &old, 9_000_000).unwrap() == new);
    }

    #[test]
    fn a_wrong_earlier_content_or_a_damaged_frame_is_an_error() {
        let old = b"The council will close twelve libraries in March.".repeat(20);
        let new = [&old[..], b" It said so on Monday."].concat();
        let frame = compress(&new, &old).unwrap();
        let mut decoder = Decoder::new();
        assert!(decoder.decompress(&frame, &old.to_ascii_uppercase(), LIMIT).is_err());
        assert!(decoder.decompress(&frame[..frame.len() - 1], &old, LIMIT).is_err());
        assert!(decoder.decompress(b"", &old, LIMIT).is_err());
        assert!(matches!(decoder.decompress(&frame, &old, 10), Err(CodecError::TooLarge { limit: 10, .. })));
        assert_eq!(decoder.decompress(&frame, &old, LIMIT).unwrap(), new, "an error leaves the decoder usable");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_read_back(old in proptest::collection::vec(0_u8.., 0..400), new in proptest::collection::vec(0_u8.., 0..400)) {
            let frame = compress(&new, &old).unwrap();
            proptest::prop_assert_eq!(&Decoder::new().decompress(&frame, &old, LIMIT).unwrap(), &new);
            let bare = compress_bare(&new, &old).unwrap();
            proptest::prop_assert_eq!(bare.len() + 8, frame.len());
            proptest::prop_assert_eq!(&Decoder::new().decompress_bare(&bare, &old, LIMIT).unwrap(), &new);
        }
    }
}
