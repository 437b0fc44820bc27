//! Fingerprints: 128-bit hashes that say "these bytes are the same", for the memo, for shared rows and for asset names.
//!
//! They are not a seal against tampering; the manifest's SHA-256 is.

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// The fingerprint of bytes that come in parts.
#[derive(Default)]
pub struct Hasher(Xxh3);

impl Hasher {
    /// Takes the next part.
    pub fn update(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    /// The fingerprint of all of it, as [`Fingerprint::of`] has it.
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

    /// The fingerprint of several parts in their order; where one ends and the next begins counts.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Xxh3::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.digest128())
    }

    /// Ten hexadecimal digits: enough to tell two versions of one asset apart.
    pub fn short(self) -> String {
        format!("{:032x}", self.0)[..10].to_owned()
    }
}
