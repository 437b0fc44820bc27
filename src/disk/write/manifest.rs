//! The list of published files: `manifest.json`, with the SHA-256 of each.
//!
//! The manifest tells our files from everybody else's, so it is accepted only with its marker and a known version. Its bytes
//! depend only on the published files: they are sorted, without times or the program's version. Paths in it are never joined
//! to a folder, only compared with those found there, so a forged manifest cannot lead outside.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::{While, WriteError};

/// The name of the manifest, at the top of the published folder.
pub const MANIFEST: &str = "manifest.json";

const GENERATOR: &str = "statebook";
const VERSION: u64 = 1;

/// The manifest as it is written. The marker comes first, so that a person who opens the file sees it without scrolling.
#[derive(Serialize)]
struct Written<'a> {
    generator: &'static str,
    version: u64,
    files: BTreeMap<&'a str, String>,
}

/// The manifest as it is read.
#[derive(Deserialize)]
struct Read {
    generator: String,
    version: u64,
    files: BTreeMap<String, serde_json::Value>,
}

/// A manifest of ours that was found in a folder.
#[derive(Default)]
pub(super) struct Former {
    /// The files it lists.
    pub paths: BTreeSet<OsString>,
    /// Their hashes according to the manifest, which are not trusted on their own.
    pub hashes: BTreeMap<String, Hash>,
    /// The bytes of the manifest itself.
    pub bytes: Vec<u8>,
}

/// How many bytes of a file are read at a time.
const CHUNK: usize = 64 * 1024;

/// The SHA-256 of a file.
pub(super) type Hash = [u8; 32];

/// The SHA-256 of `bytes`.
pub(super) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// The bytes of the manifest for files with these paths and hashes.
///
/// # Errors
///
/// None known. Serialisation has an error type, which is passed on.
pub(super) fn to_bytes<'a>(files: impl Iterator<Item = (&'a str, Hash)>) -> Result<Vec<u8>, WriteError> {
    let files = files.map(|(path, hash)| (path, hex(hash))).collect();
    let manifest = Written { generator: GENERATOR, version: VERSION, files };
    let mut bytes = serde_json::to_vec_pretty(&manifest).when("write down the list of files", Path::new(MANIFEST))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The manifest in `folder`; `None` if there is none of ours.
///
/// # Errors
///
/// The manifest cannot be read, or has a version that we do not know.
pub(super) fn read(folder: &Path) -> Result<Option<Former>, WriteError> {
    let path = folder.join(MANIFEST);
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).when("look at", &path),
    }
    let mut bytes = Vec::new();
    open(&path).and_then(|mut file| std::io::Read::read_to_end(&mut file, &mut bytes)).when("read", &path)?;
    let Ok(manifest) = serde_json::from_slice::<Read>(&bytes) else {
        return Ok(None);
    };
    if manifest.generator != GENERATOR {
        return Ok(None);
    }
    if manifest.version != VERSION {
        let version = manifest.version;
        return Err(WriteError::OtherVersion { folder: folder.to_path_buf(), version });
    }
    let paths = manifest.files.keys().map(OsString::from).collect();
    let hashes = manifest.files.into_iter().filter_map(|(path, hash)| Some((path, unhex(hash.as_str()?)?))).collect();
    Ok(Some(Former { paths, hashes, bytes }))
}

fn hex(hash: Hash) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * hash.len());
    for byte in hash {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

fn unhex(text: &str) -> Option<Hash> {
    let digits: Option<Vec<u8>> = text.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u8)).collect();
    let bytes: Vec<u8> = digits?.chunks_exact(2).map(|pair| (pair[0] << 4) | pair[1]).collect();
    bytes.try_into().ok().filter(|_| text.len() == 64)
}

/// Opens a file in the site's folder, without following a link or blocking on a pipe.
fn open(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    fs::OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

/// The SHA-256 of the file at `path`; `buffer` is scratch space.
///
/// # Errors
///
/// The file cannot be opened or read.
pub(super) fn hash_of(path: &Path, buffer: &mut Vec<u8>) -> io::Result<Hash> {
    use std::io::Read as _;
    let mut file = open(path)?;
    let mut hasher = Sha256::new();
    buffer.resize(CHUNK, 0);
    loop {
        match file.read(buffer)? {
            0 => return Ok(hasher.finalize().into()),
            count => hasher.update(&buffer[..count]),
        }
    }
}

/// Reads the file at `path` into `buffer`.
///
/// # Errors
///
/// The file cannot be opened or read.
pub(super) fn read_whole(path: &Path, buffer: &mut Vec<u8>) -> io::Result<()> {
    use std::io::Read as _;
    buffer.clear();
    open(path)?.read_to_end(buffer).map(drop)
}

/// Whether the file at `path` contains exactly `bytes`; `buffer` is scratch space.
///
/// # Errors
///
/// The file cannot be opened or read.
pub(super) fn holds(path: &Path, bytes: &[u8], buffer: &mut Vec<u8>) -> io::Result<bool> {
    use std::io::Read as _;
    let mut file = open(path)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    buffer.resize(CHUNK, 0);
    let mut rest = bytes;
    // The size tells where the file ends; reading up to the end would cost one more system call per file.
    while !rest.is_empty() {
        let count = file.read(buffer)?;
        match rest.split_at_checked(count) {
            Some((head, tail)) if count > 0 && head == &buffer[..count] => rest = tail,
            _ => return Ok(false),
        }
    }
    Ok(true)
}
