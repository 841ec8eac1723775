//! Owns putting files into a zip: the same files give the same bytes, on every day and machine.

use std::io::{Cursor, Write as _};

use zip::{write::SimpleFileOptions, CompressionMethod, DateTime, ZipWriter};

use crate::{
    dist::COPIES,
    failure::{Failure, Outcome},
};

/// A file: its name and its bytes.
pub type File = (String, Vec<u8>);

/// The files in one zip, without anything that differs from one day or machine to the next.
pub fn zipped(files: &[File]) -> Outcome<Vec<u8>> {
    packed(files).map_err(|error| Failure::unexpected(format!("the zip: {error}")))
}

fn packed(files: &[File]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let is_packed = COPIES.iter().any(|(ending, _)| name.ends_with(ending));
        let method = match is_packed {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn files() -> Vec<File> {
        let text = "Zetel ".repeat(500).into_bytes();
        vec![("a/b.js".to_owned(), text.clone()), ("b.js.br".to_owned(), text)]
    }

    #[test]
    fn a_zip_holds_its_files_and_is_the_same_each_time() -> zip::result::ZipResult<()> {
        let zip = packed(&files())?;
        assert_eq!(zip, packed(&files())?);
        assert!(
            zip.len() < 4_000,
            "{}: text is packed, and what is packed is not",
            zip.len()
        );
        let mut read = zip::ZipArchive::new(Cursor::new(zip))?;
        for (name, bytes) in files() {
            let mut found = Vec::new();
            read.by_name(&name)?.read_to_end(&mut found)?;
            assert_eq!(found, bytes);
        }
        assert_eq!(read.len(), 2);
        Ok(())
    }
}
