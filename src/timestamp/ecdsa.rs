//! Signatures of ECDSA with SHA-512, which some authorities make and the library behind the others does not know.
//!
//! Only tells the two libraries of each other: what is computed is computed by `p256` and `p384`.

use rustls_pki_types::{AlgorithmIdentifier, InvalidSignature, SignatureVerificationAlgorithm, alg_id};
use sha2::{Digest as _, Sha512};

/// ECDSA with SHA-512 over a curve.
#[derive(Debug, Clone, Copy)]
pub(super) enum EcdsaSha512 {
    P256,
    P384,
}

impl SignatureVerificationAlgorithm for EcdsaSha512 {
    fn verify_signature(&self, key: &[u8], message: &[u8], signature: &[u8]) -> Result<(), InvalidSignature> {
        let digest = Sha512::digest(message);
        let verified = match self {
            Self::P256 => {
                use p256::ecdsa::{Signature, VerifyingKey, signature::hazmat::PrehashVerifier as _};
                VerifyingKey::from_sec1_bytes(key)
                    .and_then(|key| key.verify_prehash(&digest, &Signature::from_der(signature)?))
            }
            Self::P384 => {
                use p384::ecdsa::{Signature, VerifyingKey, signature::hazmat::PrehashVerifier as _};
                VerifyingKey::from_sec1_bytes(key)
                    .and_then(|key| key.verify_prehash(&digest, &Signature::from_der(signature)?))
            }
        };
        verified.map_err(|_| InvalidSignature)
    }

    fn public_key_alg_id(&self) -> AlgorithmIdentifier {
        match self {
            Self::P256 => alg_id::ECDSA_P256,
            Self::P384 => alg_id::ECDSA_P384,
        }
    }

    fn signature_alg_id(&self) -> AlgorithmIdentifier {
        alg_id::ECDSA_SHA512
    }
}
