//! To come: json of the tenant file.
