/* The panels by name, for lessons and for lists of panels. Each is drawn in src/panels;
 * screen/view.c puts them together; UiState.panel says where each one is. */
#ifndef LAB_PANEL_NAMES_H
#define LAB_PANEL_NAMES_H

typedef enum Panel {
    PANEL_NONE = -1, /* an empty place: the other panels share its room */
    PANEL_PLANE,
    PANEL_NETWORK,
    PANEL_WEIGHTS,
    PANEL_NUMBERS,    /* the network with every number of the selected point */
    PANEL_FACTORS,    /* the selected weight's gradient, factor by factor */
    PANEL_MATRICES,   /* the forward pass as matrices */
    PANEL_CURVE,      /* the selected unit's activation and its slope */
    PANEL_LANDSCAPE,  /* the loss over two weights */
    PANEL_LIKELIHOOD, /* every point's probability, product and sum */
    PANEL_GRADIENTS,  /* size of the gradient, layer by layer */
    PANEL_GRAPH,      /* the scene's expression graph */
    PANEL_OVER_X,     /* what the network answers for every value of one input */
    PANEL_DATA,       /* the rows of the data as a table */
    PANEL_CONFUSION,  /* which classes are taken for which */
    PANEL_SURFACE,    /* what a unit answers, as a height over the plane */
    PANEL_SPACE,      /* the points and the plane as the layers see them */
    PANEL_COUNT
} Panel;

/* "network": as lessons name it. NULL for none. */
const char *panel_name(Panel panel);

/* The one of that name; PANEL_NONE when there is none. */
Panel panel_find(const char *name);

#endif
