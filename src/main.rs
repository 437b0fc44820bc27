//! The `statebook` program: a thin door to the library's command line.

use std::process::ExitCode;

/// The program makes many small allocations on several threads; the system's allocator takes half as long again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Zeroing huge pages of 2 MiB costs a process that lives for a second more than they save. This is only a hint, so an
    // error changes nothing.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    statebook::cli::run()
}
