//! Memory that is given back to the system.

/// How the allocator of GNU systems is told to give memory back; it reads this when a program starts, and at no other time. By itself it
/// keeps a place for every thread, which after drawing large pictures held five times what they need.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const SETTINGS: [(&str, &str); 3] = [
    ("MALLOC_ARENA_MAX", "2"),
    ("MALLOC_TRIM_THRESHOLD_", "131072"),
    ("MALLOC_MMAP_THRESHOLD_", "1048576"),
];

/// Starts this program anew, as the same process, with these settings, unless there are such settings already.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn give_back() {
    use std::env;
    use std::os::unix::process::CommandExt as _;
    // Started by the name of a link, the process would be called as that is.
    std::fs::write("/proc/self/comm", "chokepoint").ok();
    let is_told = SETTINGS.iter().any(|(name, _)| env::var_os(name).is_some());
    if is_told || env::var_os("GLIBC_TUNABLES").is_some() {
        return;
    }
    let mut arguments = env::args_os();
    // The file itself, also where it was replaced or removed meanwhile.
    let mut anew = std::process::Command::new("/proc/self/exe");
    if let Some(name) = arguments.next() {
        anew.arg0(name);
    }
    // It returns only where that cannot be; then the allocator keeps its settings.
    let _kept = anew.args(arguments).envs(SETTINGS).exec();
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub const fn give_back() {}
