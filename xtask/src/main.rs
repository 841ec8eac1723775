//! Development commands: `cargo xtask serve | test | dist | release | hosts | bench | setup | help`. This file owns the command line.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to the person who runs it"
)]

mod bench;
mod dist;
mod failure;
mod hosts;
mod paths;
mod release;
mod run;
mod serve;
mod setup;
mod test;
mod version;
mod zipped;

use std::process::ExitCode;

use failure::{Failure, Outcome};

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve   build, open a local server, rebuild on change
            --release      the optimized build (minutes instead of seconds)
            --port N       the port to listen on (default 8080, or the next free one)
            --open         open the page in the browser
  test    everything that must hold: format, clippy, native, browser and end-to-end tests
            --only PART    lint, native, browser, e2e, firefox or webkit; may be given more than once
            --without NAME firefox or webkit, where it can't be installed; it then counts as skipped
            FILTER...      passed on to the test runners of the parts that run
  dist    the folder dist/: deployable under any path of any static host
            --single-file  release/zetel.html instead: everything in one file, which opens from a disk
            --scorm LESSON release/NAME-scorm.zip instead: a package for learning platforms (SCORM 1.2) that starts
                           this lesson, a file that Export of a lesson made
  release what people without Rust take, into release/: zip, single file, checksums, notes
  hosts   dist/ shown by real web servers, as docs/hosting.md says, and checked
  bench   sizes and times of the release build
            --users N,N    the tenant sizes to measure (default 40,10000,100000)
            --sizes        sizes only
  setup   install what is missing, and nothing else (the commands above do so by themselves)
            --tests        also what only the tests need: Chromium, its driver, Firefox, WebKit, Node packages

Environment: CHROME, CHROMEDRIVER and FIREFOX name browsers and a driver; CARGO_TARGET_DIR is obeyed.";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = args.collect();
    match dispatch(&command, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        // The closing line has said it, and stays the last one.
        Err(Failure::Tests { .. }) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, args: &[String]) -> Outcome<()> {
    match command {
        "serve" => serve::run(&serve::Options::parse(args)?),
        "test" => test::run(&test::Options::parse(args)?),
        "dist" => dist::run(args),
        "release" => release::run(args),
        "hosts" => hosts::run(args),
        "bench" => bench::run(&bench::Options::parse(args)?),
        "setup" => setup::run(args),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(Failure::usage(format!("there is no command `{other}`"))),
    }
}
