/* Names about points, for the table of names.c: the selected one, or any by its number. at: what
 * stands in the brackets, from 0. NAN when there is none. */
#ifndef LESSON_POINT_NAMES_H
#define LESSON_POINT_NAMES_H

#include "lesson/names.h"

/* The selected point. */
double point_names_selected(const Names *names, const int at[3]);
double point_names_label(const Names *names, const int at[3]);
double point_names_x(const Names *names, const int at[3]);         /* [input] */
double point_names_score(const Names *names, const int at[3]);     /* of the first output */
double point_names_old_score(const Names *names, const int at[3]); /* before the last step */
double point_names_output(const Names *names, const int at[3]);
double point_names_share(const Names *names, const int at[3]); /* its own loss */
double point_names_z(const Names *names, const int at[3]);     /* [layer, unit], as those below */
double point_names_a(const Names *names, const int at[3]);
double point_names_delta(const Names *names, const int at[3]);
double point_names_slope(const Names *names, const int at[3]);
double point_names_gradient(const Names *names, const int at[3]); /* [index in theta] */

/* Any point. */
double point_names_px(const Names *names, const int at[3]); /* [point, column] */
double point_names_py(const Names *names, const int at[3]); /* [point], as those below */
double point_names_pscore(const Names *names, const int at[3]);
double point_names_pout(const Names *names, const int at[3]); /* [point, output] */
double point_names_ploss(const Names *names, const int at[3]);

/* The product of what every training point's own class was given. */
double point_names_likelihood(const Names *names, const int at[3]);

#endif
