/** Serves the pages and the libraries they stand on, so that one deployment and one domain are enough. */
package kepu.site;
