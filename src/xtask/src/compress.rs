//! Compressing a file ahead of time, for servers that send it as it is.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The sizes of one file, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

impl Sizes {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// A file in both formats, each at its smallest.
struct Compressed {
    raw: usize,
    gzip: Vec<u8>,
    brotli: Vec<u8>,
}

impl Compressed {
    fn read(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&bytes)?;
        let mut brotli = Vec::new();
        let best = BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            size_hint: bytes.len(),
            ..BrotliEncoderParams::default()
        };
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &best)?;
        Ok(Self {
            raw: bytes.len(),
            gzip: encoder.finish()?,
            brotli,
        })
    }

    const fn sizes(&self) -> Sizes {
        Sizes {
            raw: self.raw,
            gzip: self.gzip.len(),
            brotli: self.brotli.len(),
        }
    }
}

/// What a file weighs.
pub(crate) fn measure(path: &Path) -> Result<Sizes> {
    Ok(Compressed::read(path)?.sizes())
}

/// Writes `<file>.br` and `<file>.gz`, at the smallest that each format gives.
pub(crate) fn compress(path: &Path) -> Result<Sizes> {
    let compressed = Compressed::read(path)?;
    for (ending, content) in [("gz", &compressed.gzip), ("br", &compressed.brotli)] {
        let target = path.with_added_extension(ending);
        File::create(&target)
            .and_then(|mut file| file.write_all(content))
            .with_context(|| format!("could not write {}", target.display()))?;
    }
    Ok(compressed.sizes())
}

/// Files with their sizes, and their sum in the last line under this name.
pub(crate) fn table(rows: &[(String, Sizes)], sum: &str) -> String {
    let total = rows
        .iter()
        .fold(Sizes::default(), |sum, (_, sizes)| sum.plus(*sizes));
    let total = (sum.to_owned(), total);
    let all = || rows.iter().chain([&total]);
    let width = all().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = format!("{:width$} {:>9} {:>9} {:>9}\n", "", "raw", "gzip", "brotli");
    for (name, sizes) in all() {
        let Sizes { raw, gzip, brotli } = sizes;
        text.push_str(&format!("{name:width$} {raw:>9} {gzip:>9} {brotli:>9}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_table_ends_with_the_sum_of_every_column() {
        let sizes = |raw, gzip, brotli| Sizes { raw, gzip, brotli };
        let rows = [
            ("app.wasm".to_owned(), sizes(100, 50, 40)),
            ("boot.js".to_owned(), sizes(10, 5, 4)),
        ];
        let text = table(&rows, "first load");
        let numbers: Vec<&str> = text.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(numbers, ["first", "load", "110", "55", "44"]);
    }

    #[test]
    fn both_compressed_copies_unpack_to_the_file() {
        let directory =
            std::env::temp_dir().join(format!("b2b-users-compress-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        let path = directory.join("page.html");
        let text = "<p>again and again</p>".repeat(50);
        fs::write(&path, &text).unwrap();

        let sizes = compress(&path).unwrap();

        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(File::open(directory.join("page.html.gz")).unwrap())
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, text);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(
            &mut File::open(directory.join("page.html.br")).unwrap(),
            &mut unpacked,
        )
        .unwrap();
        assert_eq!(unpacked, text.as_bytes());
        assert_eq!(sizes.raw, text.len());
        assert!(sizes.brotli < sizes.raw && sizes.gzip < sizes.raw);
        fs::remove_dir_all(&directory).unwrap();
    }
}
