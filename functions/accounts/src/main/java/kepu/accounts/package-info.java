/** Log-in with phone and password, access tokens and their keys, and devices that stay logged in. */
package kepu.accounts;
