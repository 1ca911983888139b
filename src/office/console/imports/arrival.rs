//! A file on its way in: the form is read to its end, whatever is wrong with it, and no more is kept than may be taken.

use std::collections::BTreeMap;

use axum::extract::{Multipart, multipart::Field};

use super::super::upload::{Torn, file_name, limited};
use crate::office::exchange::ImportKind;

/// Largest file, in bytes.
const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Largest picture, in bytes.
const PICTURE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// All pictures together, in bytes.
const PICTURES_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Pictures with one file.
const PICTURES_MAX: usize = 60;
/// Bytes of the word that says what the file holds.
const WORD_BYTES_MAX: usize = 40;

/// What a form sent.
#[derive(Debug, Default)]
pub(super) struct Arrived {
    /// What the file holds, as far as somebody chose it.
    pub(super) kind: Option<ImportKind>,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) pictures: BTreeMap<String, Vec<u8>>,
    /// Why it cannot be taken.
    pub(super) refused: Option<String>,
}

/// Reads the form to its end.
pub(super) async fn read(form: &mut Multipart) -> Arrived {
    let mut arrived = Arrived::default();
    match arrived.fill(form).await {
        Ok(()) => arrived.judge(),
        Err(Torn) => arrived.refuse(
            "ファイルが大きすぎるか、送っている途中で切れました。小さく分けて、もう一度入れてください。",
        ),
    }
    arrived
}

impl Arrived {
    async fn fill(&mut self, form: &mut Multipart) -> Result<(), Torn> {
        while let Some(field) = form.next_field().await.map_err(|_torn| Torn)? {
            match field.name().unwrap_or_default() {
                "kind" => {
                    let (_, word) = limited(field, WORD_BYTES_MAX).await?;
                    self.kind = std::str::from_utf8(&word).ok().and_then(ImportKind::from_key);
                }
                "file" => self.take_file(field).await?,
                "picture" => self.take_picture(field).await?,
                _ => drop(limited(field, 0).await?),
            }
        }
        Ok(())
    }

    async fn take_file(&mut self, field: Field<'_>) -> Result<(), Torn> {
        self.name = file_name(&field);
        let (seen, bytes) = limited(field, FILE_BYTES_MAX).await?;
        self.bytes = bytes;
        if seen > FILE_BYTES_MAX {
            let name = self.name.clone();
            self.refuse(&format!("「{name}」は大きすぎます。16MBまでです。小さく分けて保存してください。"));
        }
        Ok(())
    }

    async fn take_picture(&mut self, field: Field<'_>) -> Result<(), Torn> {
        let name = file_name(&field);
        let weight: usize = self.pictures.values().map(Vec::len).sum();
        let room = PICTURES_BYTES_MAX.saturating_sub(weight).min(PICTURE_BYTES_MAX);
        let (seen, bytes) = limited(field, room).await?;
        if seen > room || self.pictures.len() >= PICTURES_MAX {
            self.refuse(&format!(
                "画像「{name}」で いっぱいになりました。1枚20MB、ぜんぶで64MB・{PICTURES_MAX}枚までです。"
            ));
        } else if seen > 0 {
            self.pictures.insert(name, bytes);
        }
        Ok(())
    }

    fn judge(&mut self) {
        if self.kind.is_none() {
            self.refuse("何を取り込むかを 選んでください。");
        } else if self.bytes.is_empty() {
            self.refuse("ファイルを選んでください。");
        }
    }

    /// The first word stands.
    fn refuse(&mut self, said: &str) {
        self.refused.get_or_insert_with(|| said.to_owned());
    }
}
