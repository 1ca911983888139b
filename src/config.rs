//! Settings files, read at the door: a mistake names the file, the line and the words that are known.

#[cfg(feature = "kiosk")]
pub mod kiosk;
#[cfg(feature = "office")]
pub mod office;
#[cfg(feature = "kiosk")]
pub mod printer;
#[cfg(feature = "kiosk")]
pub mod sound;
#[cfg(feature = "kiosk")]
pub mod staff;
#[cfg(feature = "kiosk")]
pub mod aloud;

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
#[cfg(feature = "kiosk")]
use serde::{Deserialize as _, Deserializer, de::Error as _};

/// Why a settings file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read {}: check its name and that this user may read it ({source})", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The file says something that is not known.
    #[error("{} is not understood: correct the marked line\n{source}", path.display())]
    Wrong {
        /// The file.
        path: PathBuf,
        /// The line, the word and the known words.
        source: Box<toml::de::Error>,
    },
}

/// The settings file of this name that is read without being named: that of the source tree one stands in, then that of
/// the machine, where `kiosk-config/install.sh` puts it.
pub fn usual(name: &str) -> Option<PathBuf> {
    ["kiosk-config", "/etc/shirube"]
        .map(|dir| Path::new(dir).join(name))
        .into_iter()
        .find(|path| path.is_file())
}

/// Reads a TOML file; `T` refuses keys it does not know.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T, ConfigError> {
    let text = std::fs::read_to_string(path)
        .map_err(|source| ConfigError::Unreadable { path: path.to_owned(), source })?;
    parse(path, &text)
}

fn parse<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, ConfigError> {
    toml::from_str(text)
        .map_err(|source| ConfigError::Wrong { path: path.to_owned(), source: Box::new(source) })
}

/// A whole number from `MIN` to `MAX`.
#[cfg(feature = "kiosk")]
fn within<'de, D: Deserializer<'de>, const MIN: u16, const MAX: u16>(
    deserializer: D,
) -> Result<u16, D::Error> {
    let number = i64::deserialize(deserializer)?;
    let fitting = u16::try_from(number).ok().filter(|number| (MIN..=MAX).contains(number));
    fitting.ok_or_else(|| D::Error::custom(format!("{number} does not fit: write {MIN} to {MAX}")))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What a reader of a wrong file is told.
    pub(crate) fn complaint<T: DeserializeOwned>(text: &str) -> String {
        parse::<T>(Path::new("x.toml"), text).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read::<toml::Table>(Path::new("/nowhere/x.toml")).unwrap_err();
        assert!(error.to_string().starts_with("cannot read /nowhere/x.toml: check its name"), "{error}");
    }
}
