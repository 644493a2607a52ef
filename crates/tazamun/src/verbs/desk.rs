//! `tazamun desk`: the store as a page on which people read, check, decide and ask.

use crate::{Failure, output, stderr::tell, store_args::StoreArg};
use std::{net::SocketAddr, process::Command};
use tazamun_desk::server::PublicAddress;
use tazamun_desk::{Settings, serve};

const EXAMPLES: &str = "\
Examples:
  tazamun desk --store war.db
      Prints an address that is good once. Open it in a browser on this machine.
  tazamun desk --store war.db --open
      Opens it in the browser that the system prefers.
  tazamun desk --store war.db --listen 127.0.0.1:8000
  tazamun desk --store war.db --public https://desk.example.org
      For a team, behind a proxy with TLS on this machine, which hands on the name that was asked for. Make the first account
      under 'People' before.

Who works alone on the own machine comes in with that address; a team logs in with accounts. Others reach the desk only where \
the store has accounts and --public says that a proxy encrypts. The desk runs until Ctrl-C; what was answered is kept.";

/// Arguments of `desk`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    store: StoreArg,
    /// Where to listen; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7373")]
    listen: SocketAddr,
    /// The address under which a proxy with TLS shows the desk to others
    #[arg(long, value_name = "https://NAME")]
    public: Option<PublicAddress>,
    /// Open the address in a browser
    #[arg(long)]
    open: bool,
}

/// Opens the desk and stays.
///
/// # Errors
/// [`Failure`] where the store or the address is not as it must be.
pub fn run(args: &Args) -> Result<(), Failure> {
    let settings =
        Settings { store: args.store.store.clone(), listen: args.listen, public: args.public.clone() };
    let opened = |_, address: &str| {
        // Who started the desk from a program reads the address from there.
        let _ = output::print(&format!("{address}\n"));
        if args.open && open(address).is_err() {
            tell(&format!("no browser could be started; open {address} yourself"));
        }
    };
    serve(&settings, opened).map_err(|error| Failure::Usage(error.to_string()))
}

fn open(address: &str) -> std::io::Result<()> {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    Command::new(program).arg(address).spawn().map(drop)
}
