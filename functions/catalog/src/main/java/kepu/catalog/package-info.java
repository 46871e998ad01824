/** What the public sees: live revisions of listed activities, and nothing else. */
package kepu.catalog;
