//! Owns the recipes of `docs/hosting.md`: read from there, so that what is tried is what people copy, and put in a frame
//! in which the server keeps to itself.

use std::{fs, path::Path};

use crate::{
    failure::{Failure, Outcome},
    paths,
};

/// Where the recipes stand.
const DOCUMENT: &str = "docs/hosting.md";
/// What a recipe calls the folder, the path and the port.
const PLACES: [&str; 3] = ["/srv/zetel", "/zetel/", "8080"];

/// A server that there is a recipe for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// Python's own, which only sends files.
    Python,
    /// nginx.
    Nginx,
    /// Apache httpd.
    Apache,
    /// Caddy.
    Caddy,
}

impl Server {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Python, Self::Nginx, Self::Apache, Self::Caddy];

    /// The program, which is also what we call it.
    pub fn program(self) -> &'static str {
        match self {
            Self::Python => "python3",
            Self::Nginx => "nginx",
            Self::Apache => "apache2",
            Self::Caddy => "caddy",
        }
    }

    /// The packages of Debian that it comes in.
    pub fn packages(self) -> &'static str {
        match self {
            Self::Python => "python3",
            Self::Nginx => "nginx-light libnginx-mod-http-brotli-static",
            Self::Apache => "apache2",
            Self::Caddy => "caddy",
        }
    }

    /// Whether the recipe sets headers and sends copies.
    pub fn is_configured(self) -> bool {
        self != Self::Python
    }

    /// The whole configuration, for a folder under a path on a port; `own`: a folder for what it keeps.
    pub fn configuration(self, folder: &Path, path: &str, port: u16, own: &Path) -> Outcome<String> {
        let (folder, own) = (folder.display(), own.display());
        let fence = match self {
            Self::Python => return Ok(String::new()),
            Self::Nginx => "nginx",
            Self::Apache => "apache",
            Self::Caddy => "caddyfile",
        };
        let document = paths::root().join(DOCUMENT);
        let text = fs::read_to_string(&document).map_err(Failure::file(&document))?;
        let recipe = fenced(&text, fence)
            .ok_or_else(|| Failure::unexpected(format!("{DOCUMENT} has no recipe for {fence}")))?;
        let [folder_place, path_place, port_place] = PLACES;
        // The folder last: its name may hold that of the path.
        let recipe = recipe
            .replace(folder_place, "\0")
            .replace(path_place, path)
            .replace(port_place, &port.to_string())
            .replace('\0', &folder.to_string());
        Ok(match self {
            Self::Nginx => {
                let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                    .map(|kind| format!("{kind}_temp_path {own}/{kind};\n"))
                    .concat();
                format!(
                    "include /etc/nginx/modules-enabled/*.conf;\ndaemon off;\nmaster_process off;\npid {own}/pid;\n\
                     error_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{recipe}}}\n"
                )
            }
            Self::Apache => {
                let modules: String = [
                    "mpm_event",
                    "authz_core",
                    "alias",
                    "dir",
                    "headers",
                    "mime",
                    "rewrite",
                ]
                .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
                .concat();
                format!(
                    "{modules}ServerRoot {own}\nServerName localhost\nPidFile {own}/pid\nDefaultRuntimeDir {own}\n\
                     ErrorLog /dev/stderr\nUser www-data\nGroup www-data\nTypesConfig /etc/mime.types\n{recipe}"
                )
            }
            Self::Caddy => format!("{{\n\tadmin off\n\tauto_https off\n}}\n\n{recipe}"),
            Self::Python => recipe,
        })
    }
}

/// The first block of a Markdown text that is marked as of this language.
fn fenced(text: &str, language: &str) -> Option<String> {
    let (_, after) = text.split_once(&format!("```{language}\n"))?;
    after.split_once("```").map(|(block, _)| block.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist;

    #[test]
    fn every_recipe_is_in_the_document_with_the_policy() -> Outcome<()> {
        let at = Path::new("/somewhere");
        for server in Server::ALL.into_iter().filter(|server| server.is_configured()) {
            let text = server.configuration(at, "/", 1234, at)?;
            assert!(text.contains(&format!("\"{}\"", dist::policy())), "{server:?}");
            assert!(text.contains("1234") && text.contains("/somewhere"), "{server:?}");
            assert!(!PLACES.iter().any(|place| text.contains(place)), "{server:?}");
        }
        assert_eq!(fenced("a\n```x\nb\n```\n", "x").as_deref(), Some("b\n"));
        assert_eq!(fenced("a\n```x\nb\n```\n", "y"), None);
        Ok(())
    }
}
