//! To come: size of the tenant file.
