//! Owns `cargo xtask serve`: a local server that builds again on every change.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    time::Duration,
};

use crate::{
    failure::{Failure, Outcome},
    paths,
    run::{self, Run},
    setup::Build,
};

/// The port when none is asked for.
const PORT: u16 = 8080;
/// How many ports after the wanted one are tried.
const TRIES: u16 = 50;

/// Options of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    release: bool,
    open: bool,
    port: u16,
    /// Only wait for the server of another process on `port`, say where it is, and end.
    announce: bool,
}

impl Options {
    /// Read the command line.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self {
            release: false,
            open: false,
            port: PORT,
            announce: false,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let (name, value) = match arg.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (arg.as_str(), None),
            };
            match name {
                "--release" => options.release = true,
                "--open" => options.open = true,
                "--announce" => options.announce = true,
                "--port" => {
                    let value = value
                        .or_else(|| args.next().map(String::as_str))
                        .unwrap_or_default();
                    let port = value
                        .parse()
                        .map_err(|_| Failure::usage(format!("--port: `{value}` is no port")))?;
                    options.port = port;
                }
                other => return Err(Failure::usage(format!("serve has no option `{other}`"))),
            }
        }
        Ok(options)
    }
}

/// Build, serve, and go on until stopped.
pub fn run(options: &Options) -> Outcome<()> {
    if options.announce {
        return announce(options.port);
    }
    let build = run::timed("Build tools", Build::ready)?;
    let port = free_port(options.port)?;
    let kind = if options.release { "release" } else { "debug" };
    let time = if options.release {
        "4 to 8 minutes"
    } else {
        "2 to 4 minutes"
    };
    run::heading("Serving");
    run::say(&format!(
        "Building ({time} on two cores from nothing, else seconds); Ctrl+C stops"
    ));

    if let Ok(myself) = std::env::current_exe() {
        Run::new(myself)
            .words("serve --announce --port")
            .arg(port.to_string())
            .spawn()?;
    }
    let mut trunk = build
        .trunk("serve")?
        .words("--address 127.0.0.1 --dist")
        // A folder of its own: `dist` and `serve` may run at the same time.
        .arg(paths::app(&format!("serve-{kind}")))
        .words("--port")
        .arg(port.to_string());
    if options.release {
        trunk = trunk.arg("--release");
    }
    if options.open {
        trunk = trunk.words("--open true");
    }
    trunk.become_it()
}

/// The wanted port, or the next free one.
fn free_port(wanted: u16) -> Outcome<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let found = (wanted..=wanted.saturating_add(TRIES)).find(free);
    let found = found.ok_or_else(|| Failure::missing(format!("a free port from {wanted} on"), "--port N"))?;
    if found != wanted {
        run::say(&format!("Port {wanted} is busy; using {found}"));
    }
    Ok(found)
}

/// Wait until the page and its program are served, then say where. Ends with the process that started it.
fn announce(port: u16) -> Outcome<()> {
    let parent = parent();
    loop {
        if parent != self::parent() {
            return Ok(());
        }
        let page = get(port, "/").unwrap_or_default();
        let built =
            page.contains("id=\"boot\"") && get(port, "/zetel.js").is_some_and(|js| js.contains("200 OK"));
        if built {
            println!("\n== Ready: http://127.0.0.1:{port}/\n");
            return Ok(());
        }
        std::thread::park_timeout(Duration::from_millis(250));
    }
}

#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
fn parent() -> u32 {
    0
}

/// The whole answer of the local server to one request.
fn get(port: u16, path: &str) -> Option<String> {
    let wait = Duration::from_secs(2);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, wait).ok()?;
    stream.set_read_timeout(Some(wait)).ok()?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html,*/*\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options() {
        let parse = |line: &str| {
            let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            Options::parse(&args).ok()
        };
        let some = |release, open, port| {
            Some(Options {
                release,
                open,
                port,
                announce: false,
            })
        };
        for (line, expected) in [
            ("", some(false, false, 8080)),
            ("--release --open", some(true, true, 8080)),
            ("--port 9000", some(false, false, 9000)),
            ("--port=9000", some(false, false, 9000)),
            ("--port", None),
            ("--port x", None),
            ("--prot 1", None),
        ] {
            assert_eq!(parse(line), expected, "{line}");
        }
    }

    #[test]
    fn a_busy_port_is_passed_over() -> Result<(), Box<dyn std::error::Error>> {
        let busy = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = busy.local_addr()?.port();
        let found = free_port(port).map_err(|e| e.to_string());
        // At the very end of the range there may be no next port.
        assert!(found.is_err() || found.is_ok_and(|found| found > port));
        Ok(())
    }
}
