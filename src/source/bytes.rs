//! The bytes of a file that is published unchanged. Small files are kept in memory; large ones are read again when they are
//! needed, so that a site's pictures are never all in memory at once.

use std::fmt::Debug;
use std::io;
use std::sync::Arc;

use crate::fingerprint::Fingerprint;

/// The bytes of a file. Cloning does not copy them.
#[derive(Clone, Debug)]
pub struct Bytes(Place);

#[derive(Clone, Debug)]
enum Place {
    Memory(Arc<[u8]>),
    Elsewhere(Arc<Elsewhere>),
}

/// A file that was read once for its size and fingerprint, and is read again when it is needed.
#[derive(Debug)]
struct Elsewhere {
    /// The bytes at its beginning, enough to recognise its format.
    beginning: Box<[u8]>,
    size: usize,
    fingerprint: Fingerprint,
    file: Box<dyn Again>,
}

/// A file that can be read again.
pub trait Again: Debug + Send + Sync {
    /// Appends all bytes of the file to `into`.
    ///
    /// # Errors
    /// The file cannot be read.
    fn read(&self, into: &mut Vec<u8>) -> io::Result<()>;
}

impl Bytes {
    /// The bytes of a file on disk that has `size` bytes and begins with `beginning`. It is read only when it is needed.
    pub fn elsewhere(beginning: &[u8], size: usize, fingerprint: Fingerprint, file: impl Again + 'static) -> Self {
        Self(Place::Elsewhere(Arc::new(Elsewhere { beginning: beginning.into(), size, fingerprint, file: Box::new(file) })))
    }

    /// The number of bytes.
    pub fn len(&self) -> usize {
        match &self.0 {
            Place::Memory(bytes) => bytes.len(),
            Place::Elsewhere(file) => file.size,
        }
    }

    /// Whether there are no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes at the beginning; all of them if they are in memory.
    pub fn beginning(&self) -> &[u8] {
        match &self.0 {
            Place::Memory(bytes) => bytes,
            Place::Elsewhere(file) => &file.beginning,
        }
    }

    /// The fingerprint of all bytes.
    pub fn fingerprint(&self) -> Fingerprint {
        match &self.0 {
            Place::Memory(bytes) => Fingerprint::of(bytes),
            Place::Elsewhere(file) => file.fingerprint,
        }
    }

    /// Appends all bytes to `into`.
    ///
    /// # Errors
    /// The file cannot be read, or has changed since it was first read.
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
