//! Fingerprints: 128-bit hashes that tell whether bytes are the same. The memo, shared rows and asset names use them.
//!
//! They do not protect against tampering; the SHA-256 hashes of the manifest do.

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// Computes the fingerprint of bytes that arrive in parts.
#[derive(Default)]
pub struct Hasher(Xxh3);

impl Hasher {
    /// Adds the next part.
    pub fn update(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    /// The fingerprint of all parts joined: the same as that of [`Fingerprint::of`].
    pub fn finish(self) -> Fingerprint {
        Fingerprint(self.0.digest128())
    }
}

/// A 128-bit hash of some bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub u128);

impl Fingerprint {
    /// The fingerprint of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }

    /// The fingerprint of several parts in order. Where one part ends and the next begins matters.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Xxh3::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.digest128())
    }

    /// The first ten hexadecimal digits: enough to tell two versions of one asset apart.
    pub fn short(self) -> String {
        format!("{:032x}", self.0)[..10].to_owned()
    }
}
