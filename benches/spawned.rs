//! A program that a bench starts: how long it takes, what it costs and holds, as the system counts it.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often the system is asked what it counts of a process that runs.
const LOOK: Duration = Duration::from_millis(5);

/// Ticks of the system's clock in a second, in which `/proc/PID/stat` counts: `USER_HZ`, 100 on every Linux.
const TICKS: f64 = 100.0;

/// What a program came to.
pub(crate) struct Spawned {
    /// By the clock on the wall.
    pub(crate) seconds: f64,
    /// Of all its threads, in user mode and in the system's; what it did in the last few milliseconds is not in it.
    pub(crate) cpu_seconds: f64,
    /// The most memory it held, in bytes.
    pub(crate) memory: u64,
    /// What it printed.
    pub(crate) stdout: Vec<u8>,
}

/// Starts a program and waits for it.
///
/// # Panics
/// When it does not do what it was asked.
pub(crate) fn spawned(mut command: Command) -> Spawned {
    let start = Instant::now();
    let child = command.stdout(Stdio::piped()).spawn().expect("it starts");
    let id = child.id();
    let watch = std::thread::spawn(move || {
        let (mut memory, mut cpu) = (0, 0.0);
        while let Some((held, spent)) = counted(id) {
            (memory, cpu) = (held.max(memory), spent);
            std::thread::sleep(LOOK);
        }
        (memory, cpu)
    });
    let output = child.wait_with_output().expect("it ends");
    let seconds = start.elapsed().as_secs_f64();
    assert!(output.status.success(), "it does what was asked");
    let (memory, cpu_seconds) = watch.join().expect("it only reads");
    Spawned {
        seconds,
        cpu_seconds,
        memory,
        stdout: output.stdout,
    }
}

/// Peak memory in bytes and CPU seconds of a process; none when it is gone.
fn counted(id: u32) -> Option<(u64, f64)> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = peak.trim().trim_end_matches(" kB").parse().ok()?;
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name of the program, which may hold blanks, ends with the last bracket; user and system time are the twelfth
    // and the thirteenth cell behind it.
    let (_, behind) = stat.rsplit_once(") ")?;
    let mut cells = behind.split(' ').skip(11);
    let mut ticks = || cells.next()?.parse::<u64>().ok();
    let spent = ticks()? + ticks()?;
    Some((kib << 10, spent as f64 / TICKS))
}
