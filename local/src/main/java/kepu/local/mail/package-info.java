/** A mail server that sends nothing on: what functions mail is kept on disk and shown on a page. */
package kepu.local.mail;
