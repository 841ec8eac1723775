//! Generates the typed texts (`i18n::generated`) from the JSON files in `locales/`.
//!
//! Every file in `locales/en` is a namespace; `locales/nl` must hold the same files with the same keys, or the
//! build fails.
use std::{env, error::Error, fs, path::PathBuf};

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=locales");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?).join("i18n");
    let mut namespaces = Vec::new();
    for entry in fs::read_dir("locales/en")? {
        let path = entry?.path();
        let name = path
            .file_stem()
            .and_then(|s| s.to_str())
            .ok_or("locale files have plain names")?;
        namespaces.push(name.to_owned());
    }
    namespaces.sort();
    let config = Config::new("en")?
        .add_locale("nl")?
        .add_namespaces(namespaces)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let infos = TranslationsInfos::parse(config)?;
    infos.emit_diagnostics();
    infos.rerun_if_locales_changed();
    infos.generate_i18n_module(out)?;
    Ok(())
}
