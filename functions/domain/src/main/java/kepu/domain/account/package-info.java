/** Accounts, roles, scopes and the table of who may do what. */
package kepu.domain.account;
