//! Owns `cargo xtask hosts`: the recipes of `docs/hosting.md` with real servers on this machine, each at the top of a host
//! and under a path, and every file of the deployable folder asked for in each way.

mod http;
mod recipe;

use std::{
    fs::{self, File},
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::Child,
    time::{Duration, Instant},
};

use recipe::Server;

use crate::{
    dist::{self, COPIES},
    failure::{Failure, Outcome},
    paths,
    run::{self, Run},
    setup::system,
};

/// How long a server may take to start.
const START: Duration = Duration::from_secs(10);
/// Where the folder is shown.
const UNDER: [&str; 2] = ["/", "/zetel/"];

/// How many checks of servers held, did not, and could not be made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tried {
    /// Servers and paths where all is right.
    pub passed: u64,
    /// Servers and paths where something is not.
    pub failed: u64,
    /// Servers and paths that were not tried, because the server is not installed.
    pub skipped: u64,
}

/// Install the servers that are missing, where that can be done, and try them all.
pub fn run(args: &[String]) -> Outcome<()> {
    if let Some(arg) = args.first() {
        return Err(Failure::usage(format!("hosts has no option `{arg}`")));
    }
    for server in Server::ALL {
        if paths::on_path(server.program()).is_none() && system::can_install() {
            run::say(&format!("Installing {} (under a minute)", server.packages()));
            system::install(server.packages())?;
        }
    }
    let tried = run::timed("Hosts", try_all)?;
    match tried.failed {
        0 => Ok(()),
        failed => Err(Failure::Tests { failed }),
    }
}

/// Try the servers that are there, and name those that are not.
pub fn try_all() -> Outcome<Tried> {
    let dist = paths::root().join("dist");
    if !dist.join("index.html").is_file() {
        return Err(Failure::missing("the folder dist/", "cargo xtask dist"));
    }
    let place = Place::new(&dist)?;
    let mut tried = Tried::default();
    for server in Server::ALL {
        let name = server.program();
        if paths::on_path(name).is_none() {
            println!("skipped  {name}: not installed ({})", server.packages());
            tried.skipped += UNDER.len() as u64;
            continue;
        }
        for under in UNDER {
            let faults = place.try_one(server, under)?;
            for fault in &faults {
                println!("         {fault}");
            }
            if faults.is_empty() {
                println!("right    {name} under {under}");
                tried.passed += 1;
            } else {
                println!("wrong    {name} under {under}: {} faults", faults.len());
                tried.failed += 1;
            }
        }
    }
    Ok(tried)
}

/// A folder that every server may read, with a copy of the deployable folder in it. It goes with this value.
struct Place {
    base: PathBuf,
    folder: PathBuf,
    names: Vec<String>,
}

impl Drop for Place {
    fn drop(&mut self) {
        // What can't be taken away is the system's to clean up.
        let _ = fs::remove_dir_all(&self.base);
    }
}

/// A server that runs. It ends with this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Place {
    fn new(dist: &Path) -> Outcome<Self> {
        let base = std::env::temp_dir().join(format!("zetel-hosts-{}", std::process::id()));
        let folder = base.join("shown").join("zetel");
        let files = dist::list(dist, dist)?;
        for (name, _) in &files {
            let file = folder.join(name);
            let parent = file.parent().unwrap_or(&folder);
            fs::create_dir_all(parent).map_err(Failure::file(parent))?;
            fs::copy(dist.join(name), &file).map_err(Failure::file(&file))?;
        }
        // What browsers ask for; the rest is for hosts.
        let names = files.into_iter().map(|(name, _)| name);
        let names = names
            .filter(|name| dist::has_copies(name) || name.ends_with(".png"))
            .collect();
        Ok(Self { base, folder, names })
    }

    fn try_one(&self, server: Server, under: &str) -> Outcome<Vec<String>> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        let port = port.map_err(Failure::file(&self.base))?.port();
        let own = self.base.join(format!("{}-{}", server.program(), under.len()));
        fs::create_dir_all(&own).map_err(Failure::file(&own))?;
        let file = own.join("configuration");
        let text = server.configuration(&self.folder, under, port, &own)?;
        fs::write(&file, text).map_err(Failure::file(&file))?;
        let said = own.join("said");
        let log = File::create(&said).map_err(Failure::file(&said))?;
        let program = Run::new(server.program()).dir(&own).env("HOME", &own);
        let program = match server {
            Server::Python => program
                .words("-m http.server --bind 127.0.0.1 --directory")
                .arg(match under {
                    "/" => &self.folder,
                    _ => self.folder.parent().unwrap_or(&self.folder),
                })
                .arg(port.to_string()),
            Server::Nginx => program.arg("-c").arg(&file),
            Server::Apache => program.words("-X -f").arg(&file),
            Server::Caddy => program.words("run --adapter caddyfile --config").arg(&file),
        };
        let mut running = Running(program.spawn_into(log)?);
        let start = Instant::now();
        while http::get(port, under, "identity").is_none() {
            let ended = running.0.try_wait().is_ok_and(|status| status.is_some());
            if ended || start.elapsed() > START {
                let said = fs::read_to_string(&said).unwrap_or_default();
                return Ok(vec![format!("does not start: {said}")]);
            }
            std::thread::park_timeout(Duration::from_millis(50));
        }
        Ok(self.faults(server, under, port))
    }

    /// What is not as it should be.
    fn faults(&self, server: Server, under: &str, port: u16) -> Vec<String> {
        let mut faults = Vec::new();
        for (address, name) in std::iter::once(("", "index.html"))
            .chain(self.names.iter().map(|name| (name.as_str(), name.as_str())))
        {
            for encodings in ["identity", "gzip", "gzip, deflate, br, zstd"] {
                for fault in self.faults_of(server, port, &format!("{under}{address}"), name, encodings) {
                    faults.push(format!("{under}{address} ({encodings}): {fault}"));
                }
            }
        }
        let missing = http::get(port, &format!("{under}nothing.js"), "identity").unwrap_or_default();
        if missing.status != 404 {
            faults.push(format!("{under}nothing.js: status {}, not 404", missing.status));
        }
        let page = fs::read(self.folder.join("404.html")).unwrap_or_default();
        if server.is_configured() && missing.body != page {
            faults.push(format!("{under}nothing.js: not the page 404.html"));
        }
        faults
    }

    fn faults_of(
        &self,
        server: Server,
        port: u16,
        address: &str,
        name: &str,
        encodings: &str,
    ) -> Vec<String> {
        let Some(answer) = http::get(port, address, encodings) else {
            return vec!["no answer".to_owned()];
        };
        let mut faults = Vec::new();
        let mut expect = |what: &str, found: String, allowed: &[&str]| {
            if !allowed.contains(&found.as_str()) {
                faults.push(format!("{what} is `{found}`, not `{}`", allowed.join("` or `")));
            }
        };
        expect("status", answer.status.to_string(), &["200"]);
        let kind = answer.header("content-type");
        let kind = kind.split(';').next().unwrap_or_default().to_owned();
        expect("type", kind, types(name));
        let mut file = self.folder.join(name);
        if server.is_configured() {
            let caching = match dist::is_hashed(name) {
                true => "public, max-age=31536000, immutable",
                false => "no-cache",
            };
            expect("Cache-Control", answer.header("cache-control"), &[caching]);
            expect(
                "policy",
                answer.header("content-security-policy"),
                &[&dist::policy()],
            );
            expect(
                "X-Content-Type-Options",
                answer.header("x-content-type-options"),
                &["nosniff"],
            );
            expect(
                "Referrer-Policy",
                answer.header("referrer-policy"),
                &["no-referrer"],
            );
            let copy = COPIES
                .iter()
                .find(|(_, encoding)| encodings.split(", ").any(|e| e == *encoding));
            let copy = copy.filter(|_| dist::has_copies(name));
            expect(
                "encoding",
                answer.header("content-encoding"),
                &[copy.map_or("", |(_, encoding)| encoding)],
            );
            if let Some((ending, _)) = copy {
                expect(
                    "Vary",
                    answer.header("vary").to_ascii_lowercase(),
                    &["accept-encoding"],
                );
                file = self.folder.join(format!("{name}{ending}"));
            }
        }
        if fs::read(&file).ok().is_none_or(|bytes| bytes != answer.body) {
            faults.push("other bytes than the file's".to_owned());
        }
        faults
    }
}

/// The types that browsers take for a file of this name.
fn types(name: &str) -> &'static [&'static str] {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => &["text/html"],
        "css" => &["text/css"],
        "js" => &["text/javascript", "application/javascript"],
        "json" => &["application/json"],
        "wasm" => &["application/wasm"],
        "svg" => &["image/svg+xml"],
        "png" => &["image/png"],
        _ => &["text/plain"],
    }
}
