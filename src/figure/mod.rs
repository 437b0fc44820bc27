//! Drawings without styles and scripts.

mod form;

pub use form::*;
