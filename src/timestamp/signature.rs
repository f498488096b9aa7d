//! Whether an authority signed a token: the digest over what it says, the signature over that, and the certificates
//! from the signer to one that is trusted, as they were at the time that the token says.
//!
//! Whether a certificate was withdrawn is not asked: that would take the network, and the token's own time.

use std::time::Duration;

use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, TrustAnchor, UnixTime, pem::SliceIter};
use sha2::{Digest as _, Sha256, Sha384, Sha512};
use webpki::{EndEntityCert, KeyUsage, anchor_from_trusted_cert, ring};

use super::{
    TimestampError, Token,
    der::{OBJECT, OCTETS, SEQUENCE, SET, Value},
    ecdsa::EcdsaSha512,
    token::{Signed, TST_INFO},
};

/// `id-contentType` and `id-messageDigest` of CMS.
const CONTENT_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3];
const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];

/// `id-kp-timeStamping`: what a signer's certificate must be for.
const TIME_STAMPING: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 8];

type Algorithm = &'static dyn SignatureVerificationAlgorithm;

/// What may sign a certificate.
const ALGORITHMS: &[Algorithm] = &[
    ring::RSA_PKCS1_2048_8192_SHA256,
    ring::RSA_PKCS1_2048_8192_SHA384,
    ring::RSA_PKCS1_2048_8192_SHA512,
    ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA384_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA512_LEGACY_KEY,
    ring::ECDSA_P256_SHA256,
    ring::ECDSA_P256_SHA384,
    ring::ECDSA_P384_SHA256,
    ring::ECDSA_P384_SHA384,
    &EcdsaSha512::P256,
    &EcdsaSha512::P384,
    ring::ED25519,
];

/// A digest that a signer may use: its identifier, how it is computed, and what may sign it.
struct Hash {
    identifier: &'static [u8],
    of: fn(&[u8]) -> Vec<u8>,
    algorithms: &'static [Algorithm],
}

const HASHES: [Hash; 3] = [
    Hash {
        identifier: &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1],
        of: |bytes| Sha256::digest(bytes).to_vec(),
        algorithms: &[
            ring::RSA_PKCS1_2048_8192_SHA256,
            ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
            ring::ECDSA_P256_SHA256,
            ring::ECDSA_P384_SHA256,
        ],
    },
    Hash {
        identifier: &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2],
        of: |bytes| Sha384::digest(bytes).to_vec(),
        algorithms: &[
            ring::RSA_PKCS1_2048_8192_SHA384,
            ring::RSA_PSS_2048_8192_SHA384_LEGACY_KEY,
            ring::ECDSA_P256_SHA384,
            ring::ECDSA_P384_SHA384,
        ],
    },
    Hash {
        identifier: &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3],
        of: |bytes| Sha512::digest(bytes).to_vec(),
        algorithms: &[
            ring::RSA_PKCS1_2048_8192_SHA512,
            ring::RSA_PSS_2048_8192_SHA512_LEGACY_KEY,
            &EcdsaSha512::P256,
            &EcdsaSha512::P384,
            ring::ED25519,
        ],
    },
];

/// The authorities that somebody trusts.
#[derive(Debug)]
pub struct Authorities {
    certificates: Vec<CertificateDer<'static>>,
}

impl Authorities {
    /// The certificates of a PEM file.
    pub fn from_pem(pem: &[u8]) -> Result<Self, TimestampError> {
        let certificates: Vec<_> = SliceIter::new(pem).filter_map(Result::ok).collect();
        if certificates.is_empty() { Err(TimestampError::NoAuthority) } else { Ok(Self { certificates }) }
    }

    /// Fails where none of them, by way of the certificates that come with it, signed a token.
    pub fn check(&self, token: &Token) -> Result<(), TimestampError> {
        let signed = Signed::read(&token.bytes)?;
        let hash = HASHES.iter().find(|hash| hash.identifier == signed.digest_algorithm);
        let hash = hash.ok_or(TimestampError::Malformed("its signer uses a digest that is not known"))?;
        check_attributes(&signed, &(hash.of)(signed.info))?;
        let mut carried = Vec::new();
        let mut certificates = signed.certificates;
        while let Some(certificate) = certificates.next()? {
            if certificate.tag == SEQUENCE {
                carried.push(CertificateDer::from(certificate.whole));
            }
        }
        // What is signed is the attributes under the tag that they would have by themselves (RFC 5652, section 5.4).
        let mut message = signed.attributes.whole.to_vec();
        message[0] = SET;
        let anchors: Vec<TrustAnchor<'_>> =
            self.certificates.iter().filter_map(|certificate| anchor_from_trusted_cert(certificate).ok()).collect();
        let mut failure = TimestampError::BadSignature;
        for certificate in carried.iter().chain(&self.certificates) {
            let Ok(issued) = EndEntityCert::try_from(certificate) else { continue };
            let is_signer =
                |algorithm: &Algorithm| issued.verify_signature(*algorithm, &message, signed.signature).is_ok();
            if !hash.algorithms.iter().any(is_signer) {
                continue;
            }
            match check_certificate(&issued, &anchors, &carried, token) {
                Ok(()) => return Ok(()),
                Err(reason) => failure = TimestampError::Untrusted(reason.to_string()),
            }
        }
        Err(failure)
    }
}

/// Whether what is signed is about what the token says.
fn check_attributes(signed: &Signed<'_>, digest: &[u8]) -> Result<(), TimestampError> {
    let mut attributes = signed.attributes.values();
    let (mut has_type, mut has_digest) = (false, false);
    while let Some(attribute) = attributes.next()? {
        let mut parts = attribute.values();
        let kind = parts.expect(OBJECT, "what it signs has no kind")?.content;
        let value: Value<'_> = parts.expect(SET, "what it signs has no value")?;
        let first = value.values().next()?;
        let is = |tag: u8, content: &[u8]| first.is_some_and(|value| value.tag == tag && value.content == content);
        has_type |= kind == CONTENT_TYPE && is(OBJECT, TST_INFO);
        has_digest |= kind == MESSAGE_DIGEST && is(OCTETS, digest);
    }
    if has_type && has_digest { Ok(()) } else { Err(TimestampError::BadSignature) }
}

/// Whether a signer's certificate leads to a trusted one and is for time-stamps.
fn check_certificate(
    signer: &EndEntityCert<'_>,
    anchors: &[TrustAnchor<'_>],
    carried: &[CertificateDer<'_>],
    token: &Token,
) -> Result<(), webpki::Error> {
    let seconds = u64::try_from(token.time.timestamp()).unwrap_or_default();
    let time = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    let usage = KeyUsage::required(TIME_STAMPING);
    signer.verify_for_usage(ALGORITHMS, anchors, carried, time, usage, None, None).map(drop)
}
