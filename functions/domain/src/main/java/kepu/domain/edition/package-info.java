/** One year's campaign as configuration: windows, categories, levels, awards. */
package kepu.domain.edition;
