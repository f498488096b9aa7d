//! Time-stamps by an outside authority (RFC 3161): what to ask, how to read the answer, whether a token is good.
//!
//! Pure functions over bytes. Sending and keeping is for others; what time it is nobody here asks, since a token says
//! its own.
//!
//! | file | what it is for |
//! |---|---|
//! | `der` | reads the encoding that all of it is in |
//! | `token` | an answer to its token, a token to what it says |
//! | `signature` | whether an authority signed a token |

mod der;
mod ecdsa;
mod signature;
mod token;

pub use signature::Authorities;
pub use token::Token;

use crate::model::Digest;

/// The media type of a request.
pub(crate) const QUERY_TYPE: &str = "application/timestamp-query";

/// Why an answer or token is of no use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimestampError {
    /// It is cut off, or something else.
    #[error("it is not a time-stamp: {0}")]
    Malformed(&'static str),
    /// The authority refused.
    #[error("the authority refuses to stamp it (status {status}{})", words(text))]
    Refused {
        /// The status (RFC 3161, section 2.4.2).
        status: u8,
        /// What it says of it.
        text: String,
    },
    /// The token is about other bytes.
    #[error("the token stamps {found}, not {wanted}")]
    OtherDigest {
        /// What it stamps.
        found: Digest,
        /// What was to be stamped.
        wanted: Digest,
    },
    /// The token answers another question.
    #[error("the token does not answer the question that was asked")]
    OtherNonce,
    /// The file with the certificates of authorities holds none.
    #[error("there is no certificate in it")]
    NoAuthority,
    /// The token was altered, or signed in a way that is not known or too weak.
    #[error("its signature fits none of its certificates")]
    BadSignature,
    /// It was signed by somebody else.
    #[error("it is not signed by one of the given authorities for time-stamps: {0}")]
    Untrusted(String),
}

fn words(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(", “{text}”") }
}

/// What to send to an authority, for a time-stamp over a digest; the nonce tells its answer from older ones.
///
/// It is a `TimeStampReq` in DER that asks for the authority's certificate as well.
pub fn request(digest: Digest, nonce: u64) -> Vec<u8> {
    // A first byte below 0x80 keeps the number positive, one above zero keeps it as short as DER wants it.
    let mut nonce = nonce.to_be_bytes();
    nonce[0] = nonce[0] & 0x3f | 0x40;
    let mut body = vec![2, 1, 1, 0x30, 0x31];
    body.extend(SHA_256);
    body.extend([4, 32]);
    body.extend(digest.0);
    body.extend([2, 8]);
    body.extend(nonce);
    body.extend([1, 1, 0xff]);
    [&[0x30, body.len() as u8], &body[..]].concat()
}

/// `AlgorithmIdentifier` of SHA-256 with its parameters, as it stands in a request.
const SHA_256: [u8; 15] = [0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_the_bytes_of_the_standard() {
        let bytes = request(Digest::ZERO, 0);
        let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        insta::assert_snapshot!(hex.concat(), @"30430201013031300d0609608648016503040201050004200000000000000000000000000000000000000000000000000000000000000000020840000000000000000101ff");
    }
}
