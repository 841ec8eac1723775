//! What a program of the table is: its text, and what must be so after it.

/// Signs in with Graph, and makes a table of the products.
pub const GRAPH: &str =
    "Connect-MgGraph -Scopes 'User.ReadWrite.All','Group.ReadWrite.All','Organization.Read.All' \
    -NoWelcome\n$sku = @{}; Get-MgSubscribedSku -All | ForEach-Object { $sku[$_.SkuPartNumber] = $_.SkuId }";
/// Signs in with MSOnline.
pub const MSONLINE: &str = "Connect-MsolService";
/// Signs in with AzureAD.
pub const AZURE_AD: &str = "Connect-AzureAD | Out-Null";

/// Something that must be so.
pub enum Is {
    /// These lines and no others are printed.
    Lines(&'static [&'static str]),
    /// So many lines are printed.
    Count(usize),
    /// Some line has this.
    Has(&'static str),
    /// So many errors are reported.
    Errors(usize),
    /// Some error has this.
    Says(&'static str),
    /// So many seats are taken.
    Seats(&'static str, u32),
    /// Somebody holds this, and is there.
    Holds(&'static str, &'static str),
    /// So many requests changed something.
    Changes(usize),
    /// A file has this text.
    File(&'static str, &'static str),
}

pub struct Program {
    /// Its name, and where it comes from.
    pub name: &'static str,
    pub before: &'static str,
    pub text: &'static str,
    pub is: &'static [Is],
}
