/** Organizations, their categories and their place in the tree. */
package kepu.domain.organization;
