//! Tokens: what an authority says about a digest and a time, and the signature's parts.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{
    TimestampError,
    der::{BOOLEAN, GENERALIZED_TIME, INTEGER, OBJECT, OCTETS, Reader, SEQUENCE, SET, UTF8, Value, context},
};
use crate::model::Digest;

/// `id-signedData` of CMS (RFC 5652).
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
/// `id-ct-TSTInfo` (RFC 3161).
pub(super) const TST_INFO: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 16, 1, 4];
/// `id-sha256`.
const SHA_256: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];

/// A time-stamp token (RFC 3161): what it says, and the bytes that say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The token in DER, as outsiders check it.
    pub bytes: Vec<u8>,
    /// When the authority saw the digest, by its own clock.
    pub time: DateTime<Utc>,
    /// What it stamps.
    pub digest: Digest,
    nonce: Option<Vec<u8>>,
}

impl Token {
    /// The token of an authority's answer to [`super::request`] with the same digest and nonce.
    pub fn of_answer(answer: &[u8], request: &[u8]) -> Result<Self, TimestampError> {
        let mut answer = Reader(answer).expect(SEQUENCE, "it is no answer of an authority")?.values();
        let mut status = answer.expect(SEQUENCE, "it has no status")?.values();
        let code = status.expect(INTEGER, "its status is no number")?.content;
        if !matches!(code, [0 | 1]) {
            let text = status.optional(SEQUENCE)?.and_then(|text| text.values().optional(UTF8).ok().flatten());
            let text = text.map(|text| String::from_utf8_lossy(text.content).into_owned());
            return Err(TimestampError::Refused {
                status: code.last().copied().unwrap_or_default(),
                text: text.unwrap_or_default(),
            });
        }
        let token = Self::read(answer.expect(SEQUENCE, "it has no token")?.whole)?;
        let (digest, nonce) = asked(request)?;
        token.check_digest(digest)?;
        if token.nonce.as_deref() == Some(nonce) { Ok(token) } else { Err(TimestampError::OtherNonce) }
    }

    /// Reads a token; its signature is not looked at.
    pub fn read(bytes: &[u8]) -> Result<Self, TimestampError> {
        let signed = Signed::read(bytes)?;
        let mut info = Reader(signed.info).expect(SEQUENCE, "it says nothing")?.values();
        info.expect(INTEGER, "it has no version")?;
        info.expect(OBJECT, "it has no policy")?;
        let mut imprint = info.expect(SEQUENCE, "it stamps nothing")?.values();
        let algorithm = imprint.expect(SEQUENCE, "it does not name its digest")?;
        let digest = imprint.expect(OCTETS, "it has no digest")?.content;
        if algorithm.values().expect(OBJECT, "it does not name its digest")?.content != SHA_256 {
            return Err(TimestampError::Malformed("its digest is not SHA-256"));
        }
        info.expect(INTEGER, "it has no number")?;
        let time = info.expect(GENERALIZED_TIME, "it has no time")?;
        info.optional(SEQUENCE)?;
        info.optional(BOOLEAN)?;
        Ok(Self {
            bytes: signed.whole.to_vec(),
            time: instant(time)?,
            digest: Digest::from_bytes(digest).ok_or(TimestampError::Malformed("its digest is cut off"))?,
            nonce: info.optional(INTEGER)?.map(|nonce| nonce.content.to_vec()),
        })
    }

    /// Fails where it stamps anything else.
    pub fn check_digest(&self, wanted: Digest) -> Result<(), TimestampError> {
        let found = self.digest;
        if found == wanted { Ok(()) } else { Err(TimestampError::OtherDigest { found, wanted }) }
    }
}

/// The digest and the nonce of a request.
fn asked(request: &[u8]) -> Result<(Digest, &[u8]), TimestampError> {
    let mut request = Reader(request).expect(SEQUENCE, "it is no request")?.values();
    request.expect(INTEGER, "it is no request")?;
    let mut imprint = request.expect(SEQUENCE, "it is no request")?.values();
    imprint.expect(SEQUENCE, "it is no request")?;
    let digest = Digest::from_bytes(imprint.expect(OCTETS, "it is no request")?.content);
    let nonce = request.expect(INTEGER, "it is no request")?.content;
    Ok((digest.ok_or(TimestampError::Malformed("it is no request"))?, nonce))
}

/// `20251203062900.5Z`: always in UTC, with as many digits of the second as the authority likes.
fn instant(value: Value<'_>) -> Result<DateTime<Utc>, TimestampError> {
    let text = std::str::from_utf8(value.content).ok().and_then(|text| text.strip_suffix('Z'));
    let instant = text.and_then(|text| NaiveDateTime::parse_from_str(text, "%Y%m%d%H%M%S%.f").ok());
    Ok(instant.ok_or(TimestampError::Malformed("its time cannot be read"))?.and_utc())
}

/// The parts of a token that its signature is made of (`SignedData` of CMS, with one signer).
#[derive(Debug, Clone, Copy)]
pub(super) struct Signed<'a> {
    whole: &'a [u8],
    /// What is stamped and when (`TSTInfo`).
    pub(super) info: &'a [u8],
    /// The certificates that come with it.
    pub(super) certificates: Reader<'a>,
    /// The identifier of the algorithm of the digest over `info`.
    pub(super) digest_algorithm: &'a [u8],
    /// What is signed.
    pub(super) attributes: Value<'a>,
    pub(super) signature: &'a [u8],
}

impl<'a> Signed<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, TimestampError> {
        let outer = Reader(bytes).expect(SEQUENCE, "it is no token")?;
        let mut content = outer.values();
        if content.expect(OBJECT, "it is no token")?.content != SIGNED_DATA {
            return Err(TimestampError::Malformed("it is not signed"));
        }
        let data = content.expect(context(0), "it is empty")?;
        let mut data = data.values().expect(SEQUENCE, "it is empty")?.values();
        data.expect(INTEGER, "it has no version")?;
        data.expect(SET, "it has no digests")?;
        let mut info = data.expect(SEQUENCE, "it holds nothing")?.values();
        if info.expect(OBJECT, "it holds nothing")?.content != TST_INFO {
            return Err(TimestampError::Malformed("it is signed, but no time-stamp"));
        }
        let info = info.expect(context(0), "it holds nothing")?.values().expect(OCTETS, "it holds nothing")?.content;
        let certificates = data.optional(context(0))?.map_or(Reader(&[]), Value::values);
        data.optional(context(1))?;
        let mut signers = data.expect(SET, "nobody signed it")?.values();
        let mut signer = signers.expect(SEQUENCE, "nobody signed it")?.values();
        if signers.next()?.is_some() {
            return Err(TimestampError::Malformed("several signed it"));
        }
        signer.expect(INTEGER, "its signer has no version")?;
        signer.next()?.ok_or(TimestampError::Malformed("its signer has no name"))?;
        let digest = signer.expect(SEQUENCE, "its signer names no digest")?;
        let attributes = signer.expect(context(0), "it signs nothing")?;
        signer.expect(SEQUENCE, "its signature has no kind")?;
        let signature = signer.expect(OCTETS, "it has no signature")?.content;
        let digest_algorithm = digest.values().expect(OBJECT, "its signer names no digest")?.content;
        Ok(Self { whole: outer.whole, info, certificates, digest_algorithm, attributes, signature })
    }
}
