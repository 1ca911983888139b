//! `serve`, and where every command finds its settings.

use std::net::SocketAddr;

use anyhow::{Context as _, bail};
use clap::Args;

use super::Place;
use crate::{
    config::{
        self,
        office::{OfficeConfig, PublicPage},
    },
    office::{
        preview::Preview,
        serve::{self, Serve},
        state::{DataDir, Transport},
    },
};

/// Run the office until it is told to stop
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office serve --data office-data --listen 127.0.0.1:8443")]
pub(super) struct ServeArguments {
    #[command(flatten)]
    place: Place,
    /// Address and port; over what the settings say
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Address and port of the public page; over what the settings say
    #[arg(long, value_name = "ADDR")]
    public: Option<SocketAddr>,
    /// Plain HTTP instead of TLS, on a loopback address alone: for trying things
    #[arg(long)]
    insecure_http: bool,
}

pub(super) fn serve(arguments: &ServeArguments, preview: Option<Preview>) -> anyhow::Result<()> {
    let mut config = arguments.place.config()?;
    config.listen = arguments.listen.unwrap_or(config.listen);
    if let Some(listen) = arguments.public {
        let page = config.public.take();
        let page = page.unwrap_or(PublicPage { listen, behind_proxy: false, certificate: None });
        config.public = Some(PublicPage { listen, ..page });
    }
    let transport = if arguments.insecure_http { Transport::Loopback } else { Transport::Tls };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the operating system gives no threads: close other programs and try again")?;
    runtime.block_on(serve::serve(Serve { config, transport, preview }))?;
    // A poll that hangs in the database must not hold the program up.
    runtime.shutdown_background();
    Ok(())
}

impl Place {
    /// The settings, with what the command line said over them.
    pub(super) fn config(&self) -> anyhow::Result<OfficeConfig> {
        let mut config = match self.config.clone().or_else(|| config::usual("office.toml")) {
            Some(path) => config::read(&path)?,
            None => OfficeConfig::default(),
        };
        if let Some(data) = &self.data {
            config.data.clone_from(data);
        }
        Ok(config)
    }

    /// Where fiction goes: never into the office that this machine is, unless somebody names it.
    pub(super) fn data_of_fiction(&self) -> anyhow::Result<DataDir> {
        let is_named = self.data.is_some() || self.config.is_some();
        if !is_named && config::usual("office.toml").is_some_and(|file| file.is_absolute()) {
            bail!(
                "this machine is an office: name another directory with --data, so that fiction and truth stay apart"
            );
        }
        self.data()
    }

    /// Where the data is.
    pub(super) fn data(&self) -> anyhow::Result<DataDir> {
        Ok(DataDir::new(&self.config()?.data))
    }
}
