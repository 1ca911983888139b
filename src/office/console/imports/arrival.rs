//! A file on its way in: the form is read to its end, whatever is wrong with it, and no more is kept than may be taken.

use std::collections::BTreeMap;

use axum::extract::{Multipart, multipart::Field};

use crate::office::exchange::ImportKind;

/// Largest file, in bytes.
const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Largest picture, in bytes.
const PICTURE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// All pictures together, in bytes.
const PICTURES_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Pictures with one file.
const PICTURES_MAX: usize = 60;
/// Longest file name kept, in characters.
const NAME_CHARS_MAX: usize = 120;
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

/// The form ended before its time.
struct Torn;

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

fn file_name(field: &Field<'_>) -> String {
    let name = field.file_name().unwrap_or_default().trim();
    name.chars().filter(|it| !it.is_control()).take(NAME_CHARS_MAX).collect()
}

/// How many bytes a field has, and its bytes where they are not more than `most`.
async fn limited(mut field: Field<'_>, most: usize) -> Result<(usize, Vec<u8>), Torn> {
    let (mut seen, mut bytes) = (0_usize, Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(|_torn| Torn)? {
        seen = seen.saturating_add(chunk.len());
        if seen <= most {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((seen, bytes))
}
