//! The `statebook` program: a thin door to the library's command line.

use std::process::ExitCode;

/// Many small allocations on several threads are what this program does; the system's allocator takes half as long again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Zeroing two megabytes at a time costs more than it saves a process of a second. A hint: refusal changes nothing.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    statebook::cli::run()
}
