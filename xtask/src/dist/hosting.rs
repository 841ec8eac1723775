//! Owns what hosts read beside the page: the headers they send, and what they show for a wrong address. Each host reads
//! its own files and takes the others as they are.

use std::{fmt::Write, fs, path::Path};

use super::{
    finish::{is_hashed, Files},
    html::POLICY,
};
use crate::failure::{Failure, Outcome};

/// How long a file may be kept whose name changes with its content: a year, in seconds.
const YEAR: u32 = 31_536_000;

/// The page for a wrong address.
const NOT_FOUND: &str = "404.html";

/// The policy as a header, which also says who may show Zetel in a frame: pages of its own origin.
pub fn policy() -> String {
    format!("{POLICY}; frame-ancestors 'self'")
}

/// The files, by name. `web`: the folder of the sources; `files`: what else is in the deployable folder.
pub fn files(web: &Path, files: &Files) -> Outcome<Vec<(&'static str, String)>> {
    let not_found = web.join(NOT_FOUND);
    let page = fs::read_to_string(&not_found).map_err(Failure::file(&not_found))?;
    let mut names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    names.push(NOT_FOUND);
    Ok(vec![
        (NOT_FOUND, page),
        // Pages that are made from a Git branch leave out names that begin with `_` without it.
        (".nojekyll", String::new()),
        ("_headers", headers(&names)),
        ("web.config", web_config(&names)),
    ])
}

/// For hosts that read `_headers`: the headers of every address, and how long a browser may keep each file. No address
/// gets the same header from two rules: some hosts would send both.
fn headers(names: &[&str]) -> String {
    let mut text = format!(
        "/*\n  Content-Security-Policy: {}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n/\n  \
         Cache-Control: no-cache\n",
        policy()
    );
    for name in names {
        let caching = match is_hashed(name) {
            true => format!("public, max-age={YEAR}, immutable"),
            false => "no-cache".to_owned(),
        };
        // Writing to a string can't fail.
        let _ = write!(text, "/{name}\n  Cache-Control: {caching}\n");
    }
    text
}

/// The same for IIS.
fn web_config(names: &[&str]) -> String {
    let mut kept = String::new();
    for name in names.iter().filter(|name| is_hashed(name)) {
        let _ = write!(
            kept,
            r#"
  <location path="{name}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>"#
        );
    }
    let policy = policy();
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <defaultDocument>
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <httpErrors errorMode="Custom">
      <remove statusCode="404" />
      <error statusCode="404" path="{NOT_FOUND}" responseMode="File" />
    </httpErrors>
    <httpProtocol>
      <customHeaders>
        <add name="Content-Security-Policy" value="{policy}" />
        <add name="X-Content-Type-Options" value="nosniff" />
        <add name="Referrer-Policy" value="no-referrer" />
      </customHeaders>
    </httpProtocol>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
      <remove fileExtension=".js" />
      <mimeMap fileExtension=".js" mimeType="text/javascript" />
      <remove fileExtension=".json" />
      <mimeMap fileExtension=".json" mimeType="application/json" />
      <remove fileExtension=".svg" />
      <mimeMap fileExtension=".svg" mimeType="image/svg+xml" />
      <remove fileExtension=".wasm" />
      <mimeMap fileExtension=".wasm" mimeType="application/wasm" />
    </staticContent>
    <urlCompression doStaticCompression="true" />
  </system.webServer>{kept}
</configuration>
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 3] = ["a-0123456789abcdef.js", "index.html", "404.html"];

    #[test]
    fn every_address_is_kept_as_long_as_its_name_says() {
        let text = headers(&NAMES);
        let rules: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(
            rules,
            ["/*", "/", "/a-0123456789abcdef.js", "/index.html", "/404.html"]
        );
        let (all, own) = text.split_once("\n/\n").unwrap_or_default();
        assert!(
            all.contains("frame-ancestors") && !all.contains("Cache-Control"),
            "{all}"
        );
        assert_eq!(own.matches("no-cache").count(), 3);
        assert!(
            own.contains("/a-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n")
        );
    }

    #[test]
    fn iis_is_told_of_every_file_that_may_be_kept() {
        let text = web_config(&NAMES);
        assert_eq!(text.matches("<location ").count(), 1);
        let opened = text.matches('<').count() - text.matches("</").count() - text.matches("/>").count() - 1;
        assert_eq!(opened, text.matches("</").count(), "every element is closed");
    }
}
