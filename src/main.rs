//! The `statebook` program: a thin door to the library's command line.

use std::process::ExitCode;

/// Many small allocations on several threads are what this program does; the system's allocator takes half as long again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    statebook::cli::run()
}
