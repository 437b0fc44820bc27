//! The bytes of a file that is published as it is: in memory if there are few of them, else where they can be read again, so that all
//! pictures of a site are never in memory together.

use std::fmt::Debug;
use std::io;
use std::sync::Arc;

use crate::fingerprint::Fingerprint;

/// The bytes of a file. A clone is the same bytes.
#[derive(Clone, Debug)]
pub struct Bytes(Place);

#[derive(Clone, Debug)]
enum Place {
    Memory(Arc<[u8]>),
    Elsewhere(Arc<Elsewhere>),
}

/// A file that was read once, to know it again.
#[derive(Debug)]
struct Elsewhere {
    /// Its first bytes.
    beginning: Box<[u8]>,
    size: usize,
    fingerprint: Fingerprint,
    file: Box<dyn Again>,
}

/// What can be read again.
pub trait Again: Debug + Send + Sync {
    /// Appends all its bytes.
    ///
    /// # Errors
    /// It cannot be read.
    fn read(&self, into: &mut Vec<u8>) -> io::Result<()>;
}

impl Bytes {
    /// A file of `size` bytes that begins with `beginning`, and is read where it is wanted.
    pub fn elsewhere(beginning: &[u8], size: usize, fingerprint: Fingerprint, file: impl Again + 'static) -> Self {
        Self(Place::Elsewhere(Arc::new(Elsewhere { beginning: beginning.into(), size, fingerprint, file: Box::new(file) })))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Place::Memory(bytes) => bytes.len(),
            Place::Elsewhere(file) => file.size,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them, or the first few.
    pub fn beginning(&self) -> &[u8] {
        match &self.0 {
            Place::Memory(bytes) => bytes,
            Place::Elsewhere(file) => &file.beginning,
        }
    }

    /// The fingerprint of all of them.
    pub fn fingerprint(&self) -> Fingerprint {
        match &self.0 {
            Place::Memory(bytes) => Fingerprint::of(bytes),
            Place::Elsewhere(file) => file.fingerprint,
        }
    }

    /// Appends them.
    ///
    /// # Errors
    /// They cannot be read, or are not those that were read before.
    pub fn append_to(&self, into: &mut Vec<u8>) -> io::Result<()> {
        match &self.0 {
            Place::Memory(bytes) => into.extend_from_slice(bytes),
            Place::Elsewhere(file) => {
                let start = into.len();
                into.try_reserve_exact(file.size)?;
                file.file.read(into)?;
                if Fingerprint::of(into.get(start..).unwrap_or_default()) != file.fingerprint {
                    return Err(io::Error::other("it was changed meanwhile"));
                }
            }
        }
        Ok(())
    }
}

impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Place::Memory(a), Place::Memory(b)) => Arc::ptr_eq(a, b) || a == b,
            (Place::Elsewhere(a), Place::Elsewhere(b)) => a.size == b.size && a.fingerprint == b.fingerprint,
            _ => self.len() == other.len() && self.fingerprint() == other.fingerprint(),
        }
    }
}

impl<T: Into<Arc<[u8]>>> From<T> for Bytes {
    fn from(bytes: T) -> Self {
        Self(Place::Memory(bytes.into()))
    }
}
