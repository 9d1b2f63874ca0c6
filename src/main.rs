//! The `iclear` program: arguments in, exit code out. Everything else is the library.

fn main() -> std::process::ExitCode {
    iclear::cli::main()
}
